$version: "2.0"

namespace example.shop

structure Order {
    id: Integer
}
