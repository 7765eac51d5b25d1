//! Members that are optional for a client, and not for a server.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/derive.json", id = Task)]
struct Task {
    name: String,
    priority: Priority,
    urgent: bool,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/derive.json", id = Priority, partial)]
enum Priority {
    Low,
    Unknown(String),
}

fn main() {}
