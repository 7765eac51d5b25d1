$version: "2.0"

namespace example.shop

/// An order.
structure Order {
    @required
    id: OrderId

    note String
}

strng OrderId
