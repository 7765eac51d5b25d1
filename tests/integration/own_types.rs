//! User-written types in unusual forms: boxed slices, tokens from `macro_rules!`, names of type parameters.

#![allow(missing_docs)]

/// A type whose name is also that of a type parameter of the builder of `S`.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/own_types.json", id = Foo)]
pub struct Foo {
    pub x: Option<String>,
}

pub mod external {
    use super::Foo;

    shapesmith::smithy! {
        model = "tests/models/own_types.json",
        shapes = [S],
        external = { "example#Foo" = Foo },
    }
}

macro_rules! derived {
    ($meta:meta, $visibility:vis struct $name:ident { $($field:ident: $type:ty),* }) => {
        #[derive(Clone, Debug, shapesmith::Shape)]
        #[$meta]
        $visibility struct $name {
            $($visibility $field: $type),*
        }
    };
}

derived! {
    shape(model = "tests/models/own_types.json", id = Foo),
    pub struct Public { x: Option<String> }
}

derived! {
    shape(model = "tests/models/own_types.json", id = Foo),
    struct Private { x: Option<String> }
}

macro_rules! of_path {
    ($name:ident, $optional:ty, $path:path) => {
        #[derive(Clone, Debug, shapesmith::Shape)]
        #[shape(model = "tests/models/own_types.json", id = S)]
        pub struct $name {
            pub foo: String,
            pub other: $path,
            pub opt: $optional,
        }
    };
}

of_path!(OfPath, Option<self::Public>, self::Public);

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/own_types.json", id = Lists)]
pub struct Boxed {
    pub l: Option<Box<[String]>>,
    pub s: Box<[Foo]>,
}

#[test]
fn a_type_parameter_does_not_shadow_an_external_type() {
    let foo = Foo::builder().x("a").build_unchecked();
    let s = external::S::builder().foo("b").other(foo).build_unchecked();
    assert_eq!(s.to_string(), "S(foo=b, other=Foo(x=a))");
}

#[test]
fn tokens_from_macros_are_derived() {
    let public = Public::builder().x("a").build_unchecked();
    let of_path = OfPath::builder()
        .foo("b")
        .other(public.clone())
        .opt(public)
        .build_unchecked();
    let text = "OfPath(foo=b, other=Public(x=a), opt=Public(x=a))";
    assert_eq!(of_path.to_string(), text);
    let private = Private::builder().build_unchecked();
    assert_eq!(private.to_string(), "Private()");
    assert_eq!(private.x, None);
}

#[test]
fn boxed_slices_are_read_and_written() {
    let json = br#"{"l":["a","b"],"s":[{"x":"c"},{}]}"#;
    let boxed = Boxed::from_json(json).expect("valid");
    assert_eq!(boxed.l.as_deref().map(<[_]>::len), Some(2));
    assert_eq!(boxed.to_json().expect("writable"), json);
}
