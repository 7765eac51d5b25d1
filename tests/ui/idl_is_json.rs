//! The model is a JSON AST, but has the name of a file in Smithy IDL.

shapesmith::smithy! {
    model = "models/idl/ast.smithy",
    shapes = [Order],
}

fn main() {}
