$version: "2.0"

namespace example.paths

use aws.protocols#restJson1

@restJson1
service Paths {
    operations: [
        FileSize
        ReadFile
        AllItems
        NewItems
        Items
        Rename
        SetText
        SetBytes
        SetSettings
    ]
}

@readonly
@http(method: "GET", uri: "/files/{path+}/size")
operation FileSize {
    input := {
        @required
        @httpLabel
        path: String
    }
}

@readonly
@http(method: "GET", uri: "/files/{path+}")
operation ReadFile {
    input := {
        @required
        @httpLabel
        path: String
    }
}

@readonly
@http(method: "GET", uri: "/items?all")
operation AllItems {
    input := {
        @httpHeader("x-tags")
        tags: Tags

        @httpHeader("x-sizes")
        sizes: Sizes

        @httpHeader("x-times")
        times: Times
    }
}

@readonly
@http(method: "GET", uri: "/items?kind=new%20one")
operation NewItems {
    input := {
        @httpQuery("limit")
        @jsonName("maximum")
        limit: Integer
    }
}

@readonly
@http(method: "GET", uri: "/items")
operation Items {
    input := {}
}

@idempotent
@http(method: "PUT", uri: "/items/{id}/name/{from}")
operation Rename {
    input := {
        @required
        @httpLabel
        @jsonName("identifier")
        id: Integer

        @required
        @httpLabel
        from: String

        @httpHeader("x-by")
        @jsonName("gardener")
        by: String

        @required
        @jsonName("to")
        new: String
    }
}

@idempotent
@http(method: "PUT", uri: "/text")
operation SetText {
    input := {
        @httpPayload
        text: String
    }
}

@idempotent
@http(method: "PUT", uri: "/bytes")
operation SetBytes {
    input := {
        @httpPayload
        bytes: Blob
    }
}

@idempotent
@http(method: "PUT", uri: "/settings")
operation SetSettings {
    input := {
        @httpPayload
        settings: Settings
    }
}

structure Settings {
    name: String
}

list Tags {
    member: String
}

list Sizes {
    member: Integer
}

list Times {
    member: Timestamp
}
