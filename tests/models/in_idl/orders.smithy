$version: "2.0"

namespace example.orders

use example.common#Count
use example.common#Id
use example.common#State

structure Order {
    @required
    id: Id

    state: State

    count: Count
}

apply Id @length(min: 2, max: 4)
