//! An error in the module of another invocation is the only one: its types have stubs.

/// The types that the others use.
mod shared {
    shapesmith::smithy! {
        model = "tests/models/modules.json",
        operations = [GetOrder, PutOrder],
        pattern_off = ["shop#Ordr"],
    }
}

/// As members, variants, list items, keys and values of maps, and errors.
mod operations {
    shapesmith::smithy! {
        model = "tests/models/modules.json",
        operations = *,
        external = super::shared::*,
    }
}

/// As members and variants.
mod shapes {
    shapesmith::smithy! {
        model = "tests/models/modules.json",
        shapes = [Choice, Extra, GetOrderOutput],
        external = super::shared::*,
    }
}

/// One by one, the output too.
mod pairs {
    shapesmith::smithy! {
        model = "tests/models/modules.json",
        operations = [GetOrder],
        external = {
            "common#Busy" = super::shared::Busy,
            "common#Kind" = super::shared::Kind,
            "common#Level" = super::shared::Level,
            "shop#Sold" = super::shared::Sold,
            "shop#GetOrderOutput" = super::shared::GetOrderOutput,
            "shop#Order" = super::shared::Order,
        },
    }
}

/// In a derive.
mod derived {
    use super::shared::{Choice, FullName, Kind, Level, Order};

    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/modules.json", id = "shop#GetOrderOutput", partial)]
    pub struct Own {
        pub order: Option<Order>,
        pub orders: Option<Vec<Order>>,
        pub by_kind: Option<std::collections::BTreeMap<Kind, Order>>,
        pub level: Option<Level>,
        pub choice: Option<Choice>,
    }

    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/modules.json", id = "shop#Extra")]
    pub struct Extra {
        pub name: Option<FullName>,
    }
}

fn main() {}
