//! All shapes and operations of models with a mistake: one error for each, however the types are used.

pub mod broken {
    shapesmith::smithy! { model = "models/contradictions.json", shapes = * }
}

pub mod calls {
    shapesmith::smithy! { model = "models/http.json", operations = * }
}

pub mod missing {
    shapesmith::smithy! { model = "models/no_such_file.json", shapes = [Order], operations = [PutOrder] }
}

pub mod all_missing {
    shapesmith::smithy! { model = "models/no_such_file_2.json", shapes = * }
}

pub mod misspelled {
    shapesmith::smithy! { model = "models/sound.json", shape = [Order] }
}

pub mod uses {
    use super::broken::{Lengths, Patterns};
    use super::calls::{Get, GetError};
    use super::misspelled::Order;

    pub struct Held {
        pub lengths: Lengths,
        pub order: Order,
    }

    impl From<Patterns> for Held {
        fn from(patterns: Patterns) -> Self {
            Held { lengths: Lengths::builder().text(patterns.code).build().unwrap(), order: Order::default() }
        }
    }

    pub fn get(input: &super::missing::Order) -> Result<super::all_missing::Anything, GetError> {
        let _ = Get;
        let order = super::missing::Order::builder().id("a").build()?;
        super::all_missing::Anything::from_json(b"{}").map(|it| it.with(|b| b.x(order.id)))
    }
}

use broken::Ranges;

fn main() {
    let ranges = Ranges::builder().number(1).build().unwrap();
    println!("{} {}", ranges.number, ranges);
    let order = misspelled::Order::builder().build().unwrap();
    let _ = uses::Held { lengths: broken::Lengths::build_with(|b| b.text("a")).unwrap(), order };
    let _ = missing::PutOrder;
}
