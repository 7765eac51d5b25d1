$version: "1.0"

namespace example.common

string Id

@enum([
    {
        name: "OPEN"
        value: "open"
    }
])
string State

integer Count

structure Page {
    count: Count
}

apply example.orders#Order$count @range(min: 1)
