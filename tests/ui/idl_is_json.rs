//! The model is a JSON AST, but has the extension of Smithy IDL.

shapesmith::smithy! {
    model = "models/idl/ast.smithy",
    shapes = [Order],
}

fn main() {}
