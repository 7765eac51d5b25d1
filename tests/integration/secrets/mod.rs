//! Everything `@sensitive` is redacted.

#![deny(warnings, missing_docs, clippy::pedantic)]

mod kinds;
mod matrix;
mod operations;
mod places;
mod program;

/// The types of the model.
pub mod model {
    shapesmith::smithy! {
        model = "tests/models/secrets.json",
        shapes = [Login],
    }
}

use model::{Login, Mood, Profile, Proof, Safe};

const HIDDEN: &str = "*** Sensitive Data Redacted ***";

fn login() -> Login {
    Login::builder()
        .user("ann")
        .password("hunter2")
        .pin(1234)
        .passwords(["hunter2", "hunter3"])
        .by_password([("hunter2", "yes")])
        .vault([("door", "hunter2")])
        .sealed(["abc"])
        .profile(Profile::builder().name("hun").build_unchecked())
        .proof(Proof::Password("hunter2".to_owned()))
        .safe(Safe::Key("hun".to_owned()))
        .mood(Mood::Good)
        .nested([vec!["hunter2".to_owned()]])
        .build()
        .expect("valid")
}

#[test]
fn display_hides_exactly_what_is_sensitive() {
    assert_eq!(
        login().to_string(),
        format!(
            "Login(user=ann, password={HIDDEN}, pin={HIDDEN}, passwords=[{HIDDEN}, {HIDDEN}], \
             by_password={{{HIDDEN}=yes}}, vault={{door={HIDDEN}}}, sealed={HIDDEN}, \
             profile={HIDDEN}, proof=Proof(password={HIDDEN}), safe={HIDDEN}, mood={HIDDEN}, \
             nested=[[{HIDDEN}]])"
        )
    );
}

#[test]
fn debug_hides_the_same_in_values_and_builders() {
    let expected = format!(
        "{{ user: \"ann\", password: {HIDDEN}, pin: Some({HIDDEN}), token: None, \
         passwords: Some([{HIDDEN}, {HIDDEN}]), by_password: Some({{{HIDDEN}: \"yes\"}}), \
         vault: Some({{\"door\": {HIDDEN}}}), sealed: Some({HIDDEN}), profile: Some({HIDDEN}), \
         proof: Some(Password({HIDDEN})), safe: Some({HIDDEN}), mood: Some({HIDDEN}), \
         nested: Some([[{HIDDEN}]]), rooms: None }}"
    );
    assert_eq!(format!("{:?}", login()), format!("Login {expected}"));
    let builder = format!("{:?}", login().to_builder());
    let expected = expected
        .replace("\"ann\"", "Some(\"ann\")")
        .replace("password: ***", "password: Some(***")
        .replace("***, pin", "***), pin");
    assert_eq!(builder, format!("LoginBuilder {expected}"));
}

#[test]
fn sensitive_shapes_hide_all_values() {
    let profile = Profile::builder().name("hun");
    assert_eq!(format!("{profile:?}"), format!("ProfileBuilder({HIDDEN})"));
    let profile = profile.build_unchecked();
    assert_eq!(
        format!("{profile} {profile:?}"),
        format!("{HIDDEN} {HIDDEN}")
    );
    let safe = Safe::Key("hun".to_owned());
    assert_eq!(format!("{safe} {safe:?}"), format!("{HIDDEN} {HIDDEN}"));
    assert_eq!(
        format!("{} {:?}", Mood::Good, Mood::from("hunter2")),
        format!("{HIDDEN} {HIDDEN}")
    );
    assert_eq!(
        Mood::Good.as_str(),
        "good",
        "who asks for the value gets it"
    );
}

#[test]
fn unset_is_shown_as_unset() {
    let begun = Login::builder().user("ann");
    let debug = format!("{begun:?}");
    assert!(debug.contains("password: None, pin: None"), "{debug}");
    assert!(!debug.contains(HIDDEN), "{debug}");
    let login = begun.password("hunter2").build_unchecked();
    assert_eq!(
        login.to_string(),
        format!("Login(user=ann, password={HIDDEN})")
    );
}

#[test]
fn no_violation_shows_a_secret() {
    let violations = Login::builder()
        .user("ann")
        .password("HUNTER2")
        .pin(77)
        .passwords(["hunter2", "hunter2"])
        .by_password([("HUNTER2", "too long")])
        .profile(
            Profile::builder()
                .name("HUNTER2")
                .tags([("HUNTER2", "too long")])
                .build_unchecked(),
        )
        .safe(Safe::Key("HUNTER2".to_owned()))
        .mood("HUNTER2".into())
        .rooms([[("HUNTER2", "too long")]])
        .build()
        .expect_err("there is much wrong");
    let paths: Vec<&str> = violations
        .iter()
        .map(shapesmith::ConstraintViolation::path)
        .collect();
    assert_eq!(
        paths,
        [
            "/Password",
            "/Pin",
            "/Passwords",
            "/ByPassword",
            &format!("/ByPassword/{HIDDEN}"),
            "/Profile/Name",
            &format!("/Profile/Tags/{HIDDEN}"),
            "/Safe/Key",
            "/Mood",
            &format!("/Rooms/0/{HIDDEN}"),
        ]
    );
    let text = format!("{violations} {violations:?}");
    for secret in ["HUNTER2", "hunter2", "77"] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
}

#[test]
fn a_sensitive_root_hides_keys_too() {
    let profile = Profile::builder().tags([("HUNTER2", "too long")]);
    let violations = profile.build().expect_err("too long");
    assert!(!violations.to_string().contains("HUNTER2"), "{violations}");
}

/// A string in a user-written type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Own(String);

impl AsRef<str> for Own {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Own {
    fn from(text: String) -> Self {
        Own(text)
    }
}

/// A user-written structure that is sensitive as a whole, with a `Debug` that redacts nothing.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/secrets.json", id = Profile)]
struct OwnProfile {
    name: Option<Own>,
}

/// A user-written union with a sensitive member.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/secrets.json", id = Proof)]
enum OwnProof {
    Password(String),
    Hint(String),
    Unknown(String),
}

/// A user-written enum.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/secrets.json", id = Mood)]
enum OwnMood {
    #[shape(value = "good")]
    HunterMood,
    Unknown(String),
}

/// A user-written structure that contains all of them.
#[derive(Clone, shapesmith::Shape)]
#[shape(model = "tests/models/secrets.json", id = Login, skip(from_json))]
struct OwnLogin {
    user: Own,
    password: Own,
    pin: Option<i64>,
    passwords: Option<Vec<Own>>,
    by_password: Option<std::collections::BTreeMap<Own, Own>>,
    sealed: Option<Box<[Own]>>,
    profile: Option<OwnProfile>,
    proof: Option<OwnProof>,
    mood: Option<OwnMood>,
}

/// `Shape` requires `Debug`, which the user derives.
impl std::fmt::Debug for OwnLogin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

#[test]
fn derived_types_hide_the_same_values() {
    let login = OwnLogin::builder()
        .user("ann".to_owned())
        .password("hunter2".to_owned())
        .pin(1234)
        .passwords(["hunter2".to_owned()])
        .by_password([("hunter2".to_owned(), "yes".to_owned())])
        .sealed(vec!["hunter2".to_owned().into()].into_boxed_slice())
        .profile(
            OwnProfile::builder()
                .name("hunter2".to_owned())
                .build_unchecked(),
        )
        .proof(OwnProof::Password("hunter2".to_owned()))
        .mood(OwnMood::HunterMood)
        .build_unchecked();
    let expected = format!(
        "OwnLogin(user=ann, password={HIDDEN}, pin={HIDDEN}, passwords=[{HIDDEN}], \
         by_password={{{HIDDEN}=yes}}, sealed={HIDDEN}, profile={HIDDEN}, \
         proof=OwnProof(password={HIDDEN}), mood={HIDDEN})"
    );
    assert_eq!(login.to_string(), expected);
    let builder = login.to_builder();
    let text = format!("{builder:?} {builder:#?}");
    for secret in ["unter", "1234"] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
    assert!(text.contains("ann") && text.contains("yes"), "{text}");
    let unknown = login.with(|b| b.proof(OwnProof::Unknown("Hint".to_owned())));
    let violations = unknown.expect_err("the profile's name is too long");
    let text = format!("{violations} {violations:?}");
    assert!(!text.contains("unter"), "{text}");
    let odd = OwnProof::Hint("of what".to_owned());
    assert_eq!(odd.to_string(), "OwnProof(hint=of what)");
    let holder = OwnProfile::from_json(br#"{"Name": "hunter2"}"#).expect_err("too long");
    assert!(!format!("{holder} {holder:?}").contains("unter"));
}
