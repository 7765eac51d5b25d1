$version: "2.0"

namespace example.shop

use aws.protocols#restJson1

@restJson1
service Shop {
    operations: [
        Get
    ]
}

@readonly
@http(method: "GET", uri: "/things")
operation Get {
    output := {
        things: Thingss
    }
}

list Things {
    member: Thing
}

structure Thing {
    kind: Kind
}

enum Kind {
    SMALL = "small"
}
