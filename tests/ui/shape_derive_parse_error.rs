// Uses of a type whose attribute has an error, and of a type that contains it, cause no further errors.
mod own {
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "models/nested.json", id = Inner, skip(jsn))]
    pub struct Inner {
        pub text: Option<String>,
    }

    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "models/nested.json", id = Outer)]
    pub struct Outer {
        pub inner: Option<Inner>,
    }
}

mod emitted {
    shapesmith::smithy! {
        model = "models/nested.json",
        shapes = [Outer],
        external = { "example#Inner" = super::own::Inner },
    }
}

fn main() {
    let inner = own::Inner::builder().text("a").build().unwrap();
    assert_eq!(inner, inner.clone());
    println!("{inner} {:?}", inner.validate());
    let outer = own::Outer::builder().inner(inner.clone()).build_unchecked();
    println!("{outer}");
    let outer = emitted::Outer::builder().inner(inner).build_unchecked();
    println!("{outer}");
}
