//! An attribute of a kind that is for a derive needs the derive.

mod one {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = [Line],
        attributes = { fields = #[serd(skip)] },
    }
}

mod named {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = [Line],
        attributes = { "shop#Line$note" = #[zeroize(skip)] },
    }
}

fn main() {}
