//! Some types have these derives.

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order, Sold],
    attributes = {
        enums = #[derive(Ord)],
        "shop#Kind" = #[derive(std::cmp::PartialOrd)],
        "shop#Sold" = #[derive(thiserror::Error)],
        "shop#Line" = #[derive(Default)],
        "shop#Level" = #[derive(utoipa::ToSchema)],
    },
}

fn main() {}
