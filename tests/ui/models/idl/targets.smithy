$version: "2.0"

namespace example.shop

use example.stock#Item

structure Order {
    @required
    id: OrderIdd

    @lenght(max: 80)
    note: Strin

    item: Item

    city: City
}

string OrderId
