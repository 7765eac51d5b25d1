//! Names under `shapes` that are not structures, unions or enums.

shapesmith::smithy! {
    model = "models/places.json",
    shapes = [Shop, Parcel, PutOrder, "example#PutOrder", Items],
}

mod others {
    shapesmith::smithy! {
        model = "models/places.json",
        shapes = [Prices, Id, "example#Order$id", "smithy.api#required"],
        service = PutOrder,
    }
}

mod swapped {
    shapesmith::smithy! {
        model = "models/places.json",
        shapes = [Order],
        rename = { Purchase = Order },
    }
}

mod relative {
    shapesmith::smithy! {
        model = "models/places.json",
        shapes = [Order],
        rename = { Order = Purchase },
    }
}

/// The shape of a derive is an operation.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/places.json", id = PutOrder)]
struct Put {
    id: String,
}

fn main() {}
