//! Options with IDs of members and shapes that they cannot apply to.

mod a {
    shapesmith::smithy! {
        model = "models/sound.json",
        shapes = [Order],
        pattern_off = ["example.one#Order$note", "example.one#PutOrder"],
        external = { "example.one#Order$Id" = crate::Id, "example.one#PutOrder" = crate::PutOrder },
    }
}

mod b {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = *,
        rename = { "shop#Lines" = Rows },
    }
}

fn main() {}
