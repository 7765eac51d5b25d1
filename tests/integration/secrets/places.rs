//! The model of the matrix: every place where `@sensitive` can be applied, each with every kind of shape.

use serde_json::{Map, Value, json};

use super::kinds::{Kind, kinds, parts};

/// The target of a member, and the location of the trait.
#[derive(Clone, Copy, PartialEq)]
pub enum How {
    /// Nowhere: the value must be shown.
    Open,
    /// On the container of the member.
    Plain,
    /// On the shape.
    Shape,
    /// On the member.
    Member,
    /// On the shape of a list's items.
    Item,
    /// On the member of a list.
    ItemMember,
    /// On a list.
    List,
    /// On the shape of a sparse list's items.
    SparseItem,
    /// On the shape of a set's items.
    UniqueItem,
    /// On the shape of the items of lists in a list.
    Nested,
    /// On the shape of a map's values.
    Value,
    /// On the member for a map's values.
    ValueMember,
    /// On the shape of a sparse map's values.
    SparseValue,
    /// On a map.
    Map,
    /// On the shape of a map's keys.
    Key,
    /// On the member for a map's keys.
    KeyMember,
    /// On a map in a map in a list.
    Deep,
}

impl How {
    /// Whether the value of a case is the key of a map.
    pub fn is_of_keys(self) -> bool {
        matches!(self, How::Key | How::KeyMember)
    }
}

/// A type with cases.
pub struct Place {
    /// The shape.
    pub name: String,
    /// The JSON around the value of a member.
    pub around: (&'static str, &'static str),
    /// Whether it is a union.
    pub is_union: bool,
    pub how: How,
    /// The members, by the places of their kinds.
    pub members: Vec<usize>,
}

impl Place {
    /// A value with one member set.
    pub fn json(&self, member: &str, value: &str) -> String {
        let (before, after) = self.around;
        let value = match self.how {
            How::Open | How::Plain | How::Shape | How::Member => value.to_owned(),
            How::Item | How::ItemMember | How::List | How::SparseItem => format!("[{value}]"),
            How::UniqueItem => format!("[{value},{value}]"),
            How::Nested => format!("[[{value}]]"),
            How::Value | How::ValueMember | How::SparseValue => format!("{{\"k\":{value}}}"),
            How::Map => format!("{{\"hunter2\":{value}}}"),
            How::Key | How::KeyMember => format!("{{{value}:\"T\"}}"),
            How::Deep => format!("[{{\"k\":{{\"hunter2\":{value}}}}}]"),
        };
        format!("{before}{{{member:?}:{value}}}{after}")
    }
}

/// The model, and the types in it.
pub struct Matrix {
    pub shapes: Map<String, Value>,
    pub kinds: Vec<Kind>,
    pub places: Vec<Place>,
}

/// A structure whose parts are not sensitive, but contain sensitive members.
pub const KEEPER: &str = "Keeper";

/// A structure whose members have defaults or are required.
pub const FILLED: &str = "Filled";

const SENSITIVE: &str = "smithy.api#sensitive";

/// The places other than those in lists and maps: the container of the members, and the trait on it.
const HOWS: [(&str, How); 17] = [
    ("Open", How::Open),
    ("AtShape", How::Shape),
    ("AtMember", How::Member),
    ("AtItem", How::Item),
    ("AtItemMember", How::ItemMember),
    ("AtList", How::List),
    ("AtSparseItem", How::SparseItem),
    ("AtUniqueItem", How::UniqueItem),
    ("AtNested", How::Nested),
    ("AtValue", How::Value),
    ("AtValueMember", How::ValueMember),
    ("AtSparseValue", How::SparseValue),
    ("AtMap", How::Map),
    ("AtKey", How::Key),
    ("AtKeyMember", How::KeyMember),
    ("AtDeep", How::Deep),
    ("Plain", How::Plain),
];

impl Matrix {
    /// The matrix of the kinds that `takes` selects.
    pub fn new(takes: impl Fn(&Kind) -> bool) -> Self {
        let mut matrix = Matrix {
            shapes: Map::new(),
            kinds: kinds().into_iter().filter(takes).collect(),
            places: Vec::new(),
        };
        for (name, shape) in parts() {
            matrix.add(name, shape);
        }
        matrix.kinds_of("Open", false);
        matrix.kinds_of("Plain", false);
        matrix.kinds_of("Secret", true);
        for (name, how) in HOWS.into_iter().filter(|(_, how)| *how != How::Plain) {
            matrix.place(name, "structure", how, &json!({}), ("", ""));
        }
        for (name, how) in [
            ("EitherOpen", How::Open),
            ("EitherAtShape", How::Shape),
            ("EitherAtMember", How::Member),
        ] {
            matrix.place(name, "union", how, &json!({}), ("", ""));
        }
        matrix.enclosing();
        matrix.mixed();
        matrix.keepers();
        if matrix.kinds.iter().any(|kind| kind.name == "Text") {
            matrix.filled();
        }
        matrix
    }

    fn add(&mut self, name: &str, shape: Value) {
        let old = self.shapes.insert(format!("m#{name}"), shape);
        assert!(old.is_none(), "{name} is a duplicate");
    }

    /// A shape of each kind, all with the trait or none.
    fn kinds_of(&mut self, variant: &str, sensitive: bool) {
        let kinds = self.kinds.iter().map(|kind| {
            let text = kind.shape.to_string().replace("@@", variant);
            let mut shape: Value = serde_json::from_str(&text).expect("JSON");
            if sensitive {
                shape["traits"][SENSITIVE] = json!({});
            }
            (format!("{variant}{}", kind.name), shape)
        });
        for (name, shape) in kinds.collect::<Vec<_>>() {
            self.add(&name, shape);
        }
    }

    /// A structure or union with a member of each kind.
    fn place(
        &mut self,
        name: &str,
        ty: &str,
        how: How,
        traits: &Value,
        around: (&'static str, &'static str),
    ) {
        let members = self.members(name, how);
        let shape = json!({"type": ty, "members": members, "traits": traits});
        self.add(name, shape);
        self.found(name, ty == "union", how, around);
    }

    fn found(
        &mut self,
        name: &str,
        is_union: bool,
        how: How,
        around: (&'static str, &'static str),
    ) {
        let takes = |place: &usize| takes(how, &self.kinds[*place]);
        self.places.push(Place {
            name: name.to_owned(),
            around,
            is_union,
            how,
            members: (0..self.kinds.len()).filter(takes).collect(),
        });
    }

    fn members(&mut self, name: &str, how: How) -> Value {
        let mut members = Map::new();
        let kinds: Vec<&'static str> = (self.kinds.iter())
            .filter(|kind| takes(how, kind))
            .map(|kind| kind.name)
            .collect();
        for kind in kinds {
            let member = self.member(&format!("{name}Of{kind}"), kind, how);
            members.insert(kind.to_owned(), member);
        }
        members.into()
    }

    fn member(&mut self, name: &str, kind: &str, how: How) -> Value {
        let to = |variant: &str| json!({"target": format!("m#{variant}{kind}")});
        let secret = |variant: &str| json!({"target": format!("m#{variant}{kind}"), "traits": {SENSITIVE: {}}});
        let key = json!({"target": "m#Key"});
        let list =
            |item: Value, traits: Value| json!({"type": "list", "member": item, "traits": traits});
        let map = |key: &Value, value: Value, traits: Value| json!({"type": "map", "key": key, "value": value, "traits": traits});
        let shape = match how {
            How::Open => return to("Open"),
            How::Plain => return to("Plain"),
            How::Shape => return to("Secret"),
            How::Member => return secret("Plain"),
            How::Item => list(to("Secret"), json!({})),
            How::ItemMember => list(secret("Plain"), json!({})),
            How::List => list(to("Plain"), json!({SENSITIVE: {}})),
            How::SparseItem => list(to("Secret"), json!({"smithy.api#sparse": {}})),
            How::UniqueItem => list(to("Secret"), json!({"smithy.api#uniqueItems": {}})),
            How::Nested => {
                self.add(&format!("{name}Within"), list(to("Secret"), json!({})));
                list(json!({"target": format!("m#{name}Within")}), json!({}))
            }
            How::Value => map(&key, to("Secret"), json!({})),
            How::ValueMember => map(&key, secret("Plain"), json!({})),
            How::SparseValue => map(&key, to("Secret"), json!({"smithy.api#sparse": {}})),
            How::Map => map(&key, to("Plain"), json!({SENSITIVE: {}})),
            How::Key => map(&to("Secret"), json!({"target": "m#Short"}), json!({})),
            How::KeyMember => map(&secret("Plain"), json!({"target": "m#Short"}), json!({})),
            How::Deep => {
                self.add(
                    &format!("{name}Within"),
                    map(&key, to("Plain"), json!({SENSITIVE: {}})),
                );
                let within = json!({"target": format!("m#{name}Within")});
                self.add(&format!("{name}Between"), map(&key, within, json!({})));
                list(json!({"target": format!("m#{name}Between")}), json!({}))
            }
        };
        self.add(name, shape);
        json!({"target": format!("m#{name}")})
    }

    /// The trait on the container of the members, at the top level and nested.
    fn enclosing(&mut self) {
        let secret = || json!({SENSITIVE: {}});
        self.place("Sealed", "structure", How::Plain, &secret(), ("", ""));
        self.place("SealedEither", "union", How::Plain, &secret(), ("", ""));
        let (sealed, either) = (
            json!({"target": "m#Sealed"}),
            json!({"target": "m#SealedEither"}),
        );
        self.add("SealedList", json!({"type": "list", "member": sealed}));
        self.add(
            "SealedMap",
            json!({"type": "map", "key": {"target": "m#Key"}, "value": either}),
        );
        let members = json!({"Inner": sealed, "List": {"target": "m#SealedList"}, "Map": {"target": "m#SealedMap"}});
        self.add("Holder", json!({"type": "structure", "members": members}));
        self.found("Holder", false, How::Plain, ("{\"Inner\":", "}"));
        self.found("Holder", false, How::Plain, ("{\"List\":[", "]}"));
        self.found("Holder", false, How::Plain, ("{\"Map\":{\"k\":", "}}"));
        let members = json!({"Inner": sealed, "Either": either});
        self.add("EitherHolder", json!({"type": "union", "members": members}));
        self.found("EitherHolder", true, How::Plain, ("{\"Inner\":", "}"));
        self.found("EitherHolder", true, How::Plain, ("{\"Either\":", "}"));
    }

    /// The trait in mixins and `apply` statements.
    fn mixed(&mut self) {
        let mixin = |mut traits: Value| {
            traits["smithy.api#mixin"] = json!({});
            traits
        };
        let of = |members: Value, traits: Value| json!({"type": "structure", "members": members, "traits": traits});
        let mixes = |name: &str| json!({"type": "structure", "members": {}, "mixins": [{"target": format!("m#{name}")}]});
        let apply = || json!({"type": "apply", "traits": {SENSITIVE: {}}});

        let members = self.members("MixinOfMembers", How::Member);
        self.add("MixinOfMembers", of(members, mixin(json!({}))));
        self.add("MixesMembers", mixes("MixinOfMembers"));
        self.found("MixesMembers", false, How::Member, ("", ""));

        let members = self.members("MixinOfShape", How::Plain);
        self.add("MixinOfShape", of(members, mixin(json!({SENSITIVE: {}}))));
        self.add("MixesShape", mixes("MixinOfShape"));
        self.found("MixesShape", false, How::Plain, ("", ""));

        let members = self.members("Applied", How::Plain);
        self.add("Applied", of(members.clone(), json!({})));
        self.found("Applied", false, How::Plain, ("", ""));
        self.add("MixinApplied", of(members.clone(), mixin(json!({}))));
        self.add("MixesApplied", mixes("MixinApplied"));
        self.found("MixesApplied", false, How::Plain, ("", ""));
        self.add("MixinOpen", of(members, mixin(json!({}))));
        self.add("AppliesToMixed", mixes("MixinOpen"));
        self.found("AppliesToMixed", false, How::Plain, ("", ""));
        let names: Vec<&str> = self.kinds.iter().map(|kind| kind.name).collect();
        for kind in names {
            for to in ["Applied", "MixinApplied", "AppliesToMixed"] {
                self.add(&format!("{to}${kind}"), apply());
            }
        }
    }

    /// Members with defaults, and required members.
    fn filled(&mut self) {
        let values = [
            ("Text", r#""hunter2""#),
            ("Integer", "11357904"),
            ("Double", "1135790.25"),
            ("BigDecimal", "1135790.427113579"),
            ("Blob", r#""aHVudGVyMk1BUktFUg==""#),
            ("Seconds", "1135790427"),
            ("Document", r#""hunter2""#),
            ("Enum", r#""SESAME""#),
            ("IntEnum", "88421"),
        ];
        let mut members = Map::new();
        for (kind, value) in values {
            let value: Value = serde_json::from_str(value).expect("JSON");
            let traits = json!({"smithy.api#default": value, SENSITIVE: {}});
            members.insert(
                kind.to_owned(),
                json!({"target": format!("m#Plain{kind}"), "traits": traits}),
            );
        }
        let token = json!({"target": "smithy.api#String", "traits": {"smithy.api#idempotencyToken": {}, SENSITIVE: {}}});
        members.insert("Token".to_owned(), token);
        for kind in ["List", "Structure", "Union"] {
            let traits = json!({"smithy.api#required": {}, SENSITIVE: {}});
            members.insert(
                kind.to_owned(),
                json!({"target": format!("m#Plain{kind}"), "traits": traits}),
            );
        }
        self.add(FILLED, json!({"type": "structure", "members": members}));
    }

    /// Types that are not sensitive, but contain something that is.
    fn keepers(&mut self) {
        let secret = |target: &str| json!({"target": target, "traits": {SENSITIVE: {}}});
        let (string, number) = ("smithy.api#String", "smithy.api#Integer");
        let map = json!({"type": "map", "key": secret(string), "value": {"target": string}});
        self.add("KeeperTags", map);
        let to = |name: &str| json!({"target": format!("m#{name}")});
        let members =
            json!({"Text": secret(string), "Number": secret(number), "Tags": to("KeeperTags")});
        self.add(
            "KeeperStructure",
            json!({"type": "structure", "members": members}),
        );
        self.add("KeeperUnion", json!({"type": "union", "members": members}));
        self.add(
            "KeeperList",
            json!({"type": "list", "member": to("KeeperStructure")}),
        );
        let map = json!({"type": "map", "key": {"target": string}, "value": to("KeeperUnion")});
        self.add("KeeperMap", map);
        let members = json!({"Structure": to("KeeperStructure"), "Union": to("KeeperUnion"),
            "List": to("KeeperList"), "Map": to("KeeperMap"), "Next": to(KEEPER)});
        self.add(KEEPER, json!({"type": "structure", "members": members}));
    }

    /// The model as a JSON AST.
    pub fn model(&self) -> String {
        json!({"smithy": "2.0", "shapes": self.shapes}).to_string()
    }

    /// The names of the types with cases.
    pub fn names(&self) -> Vec<(&str, bool)> {
        let mut names: Vec<_> = (self.places.iter())
            .map(|place| (&*place.name, place.is_union))
            .collect();
        names.dedup();
        names
    }
}

/// Whether a place supports a kind.
fn takes(how: How, kind: &Kind) -> bool {
    match how {
        How::Key | How::KeyMember => kind.is_key,
        // Smithy specification, "uniqueItems trait": floats and documents are not allowed.
        How::UniqueItem => !matches!(kind.name, "Float" | "Double" | "Document"),
        _ => true,
    }
}
