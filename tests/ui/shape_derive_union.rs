//! Enums that do not fit a union.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/union.json", id = Target)]
pub enum Open {
    Path(String),
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/union.json", id = Target)]
pub enum Wrong {
    Path(i32),
    #[shape(member = "number")]
    Count(i32),
    Nothing(String),
    Unknown(String),
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/union.json", id = Target)]
pub enum Misnamed {
    Pat(String),
    #[shape(member = "nummer")]
    Count(i32),
    Nothing,
    Unknown(String),
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/union.json", id = Target)]
pub enum Valued {
    #[shape(value = "path")]
    Path(String),
    Number(i32),
    Nothing,
    Unknown,
}

fn main() {}
