//! Names under `operations` that are not operations.

shapesmith::smithy! {
    model = "models/places.json",
    operations = [
        Shop, Parcel, Order, Receipt, "example#SoldOut",
    ],
}

mod others {
    shapesmith::smithy! {
        model = "models/places.json",
        operations = [Busy, State, Items, Id],
    }
}

mod unquoted {
    shapesmith::smithy! {
        model = "models/places.json",
        operations = [Order$id],
    }
}

mod member {
    shapesmith::smithy! {
        model = "models/places.json",
        operations = ["Order$id", "smithy.api#String"],
    }
}

fn main() {}
