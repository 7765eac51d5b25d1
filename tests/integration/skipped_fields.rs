//! Fields with `#[shape(skip)]`, which are not part of the shape.

use std::collections::{BTreeMap, HashSet};
use std::marker::PhantomData;

/// A type without a default.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin(pub &'static str);

/// A row of a table, with its key.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest)]
pub struct Row {
    /// The key.
    #[shape(skip)]
    pub id: i64,
    /// A member.
    pub user_pool_id: String,
    /// A default that contains commas.
    #[shape(skip, default = BTreeMap::<String, i32>::from([(String::new(), 1), ("a".into(), 2)]))]
    pub counts: BTreeMap<String, i32>,
    /// A member.
    pub client_id: String,
    /// A type that only the default can make.
    #[shape(default = Origin("file"), skip)]
    pub origin: Origin,
    /// A member.
    pub client_name: Option<String>,
    /// Named like a member, and like a method of the builder.
    #[shape(skip)]
    pub callback_urls: u8,
    #[shape(skip)]
    build: Option<bool>,
}

fn row() -> Row {
    let builder = Row::builder().user_pool_id("us-east-1_a").client_id("abc");
    builder.id(7).build().expect("valid")
}

#[test]
fn a_skipped_field_has_a_setter_and_a_default() {
    let built = row();
    assert_eq!((built.id, &built.origin), (7, &Origin("file")));
    assert_eq!((built.counts.len(), built.callback_urls), (2, 0));
    let other = built.to_builder().origin(Origin("net")).build_(Some(true));
    let other = other.build_unchecked();
    assert_eq!(
        (other.id, &other.origin, other.build),
        (7, &Origin("net"), Some(true))
    );
    let built = Row::build_with(|b| b.user_pool_id("us-east-1_a").client_id("abc").id(8));
    assert_eq!(built.expect("valid").id, 8);
}

#[test]
fn copies_keep_skipped_fields() {
    let mut row = row();
    row.origin = Origin("net");
    row.counts.clear();
    let copy = row.with(|b| b.client_name("web")).expect("valid");
    assert_eq!(
        (copy.id, &copy.origin, &copy.counts),
        (7, &row.origin, &row.counts)
    );
    assert_eq!(row.to_builder().build_unchecked(), row);
}

#[test]
fn skipped_fields_are_compared_and_hashed() {
    let row = row();
    let mut rows = HashSet::from([row.clone()]);
    assert!(!rows.insert(row.clone()));
    let change: [fn(&mut Row); 4] = [
        |row| row.id = 8,
        |row| row.counts.clear(),
        |row| row.origin = Origin("net"),
        |row| row.build = Some(false),
    ];
    for change in change {
        let mut other = row.clone();
        change(&mut other);
        assert_ne!(row, other);
        assert!(rows.insert(other));
    }
}

#[test]
fn skipped_fields_are_neither_shown_nor_sent_nor_read() {
    let row = row();
    let shown = "Row(user_pool_id=us-east-1_a, client_id=*** Sensitive Data Redacted ***)";
    assert_eq!(row.to_string(), shown);
    let builder = format!("{:?}", row.to_builder());
    assert!(
        !builder.contains("origin") && builder.contains("user_pool_id"),
        "{builder}"
    );
    let json = row.to_json().expect("writable");
    let json = String::from_utf8(json).expect("UTF-8");
    assert_eq!(json, r#"{"UserPoolId":"us-east-1_a","ClientId":"abc"}"#);
    let text =
        r#"{"UserPoolId":"us-east-1_a","ClientId":"abc","id":9,"Id":9,"CallbackURLs":["x"]}"#;
    let read = Row::from_json(text.as_bytes()).expect("valid");
    assert_eq!(
        (read.id, read.callback_urls, &read.origin),
        (0, 0, &row.origin)
    );
    assert_eq!(read.counts, row.counts);
    let read: Row = serde_json::from_str(text).expect("valid");
    assert_eq!(read.with(|b| b.id(7)).expect("valid"), row);
    assert!(row.validate().is_ok());
}

/// Type parameters in skipped fields only.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest, partial)]
pub struct Tagged<'a, T, U, const N: usize> {
    /// A member.
    pub client_id: String,
    /// A type parameter itself.
    #[shape(skip)]
    pub tag: T,
    /// A type parameter in another type.
    #[shape(skip)]
    pub tags: Vec<Option<U>>,
    #[shape(skip)]
    marker: PhantomData<U>,
    /// A lifetime.
    #[shape(skip)]
    pub text: &'a str,
    /// A constant.
    #[shape(skip, default = [0; N])]
    pub bytes: [u8; N],
}

#[test]
fn skipped_fields_can_depend_on_parameters() {
    let text = String::from("text");
    let builder = Tagged::<_, u8, 40>::builder().client_id("abc").tag('x');
    let tagged = builder
        .text(&text)
        .tags(vec![Some(1)])
        .build()
        .expect("valid");
    assert_eq!(
        (tagged.tag, tagged.text, tagged.bytes.len()),
        ('x', "text", 40)
    );
    let copy = tagged.with(|b| b.tag('y')).expect("valid");
    assert_ne!(copy, tagged);
    assert_eq!(copy.tags, tagged.tags);
    let read = Tagged::<char, u8, 2>::from_json(br#"{"ClientId":"abc"}"#).expect("valid");
    assert_eq!((read.tag, read.text), ('\0', ""));
}

/// No trait is required of the type of a skipped field if nothing is generated that needs it.
#[derive(Debug, shapesmith::Shape)]
#[shape(
    model = "model/cognito-identity-provider.json",
    id = UpdateUserPoolClientRequest,
    partial,
    skip(builder, eq, hash, from_json)
)]
pub struct Open {
    client_id: String,
    #[shape(skip)]
    file: std::sync::Mutex<Opaque>,
}

/// A type without traits.
#[derive(Debug)]
struct Opaque;

#[test]
fn a_type_without_traits_can_be_skipped() {
    let file = std::sync::Mutex::new(Opaque);
    let open = Open {
        client_id: String::new(),
        file,
    };
    assert!(open.validate().is_err() && open.file.lock().is_ok());
}

/// A structure none of whose fields is a member.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/own_types.json", id = Foo)]
struct Outside {
    #[shape(skip)]
    first: f64_bits::Bits,
}

mod f64_bits {
    /// A float by its bits.
    pub(super) type Bits = u64;
}

#[test]
fn all_fields_can_be_skipped() {
    let outside = Outside::builder().first(3).build().expect("valid");
    assert_eq!(
        (outside.to_string().as_str(), outside.first),
        ("Outside()", 3)
    );
    assert_ne!(outside, Outside::builder().build_unchecked());
}
