//! An enum has a default if a variant has `#[default]`. A union has none.

mod every {
    shapesmith::smithy! { model = "models/shop.json", shapes = [Order], derive = [Default] }
}

mod kinds {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = [Order],
        attributes = {
            structures = #[derive(Default)],
            enums = #[derive(std::default::Default)],
            "shop#Kind$A" = #[default],
            "shop#Choice" = #[derive(Default)],
        },
    }
}

mod given {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = [Kind, Level],
        attributes = {
            enums = #[derive(Default)],
            "shop#Kind$A" = #[default],
            "shop#Level$LOW" = #[default],
        },
    }
}

fn main() {
    let _ = (given::Kind::default(), given::Level::default());
}
