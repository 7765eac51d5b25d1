$version: "2.0"

namespace example.hostile.variants

/// Values named as associated types, variants and types of the standard library.
enum Text {
    Err
    Error
    Ok
    Some
    None
    Item
    IntoIter
    Iter
    Output
    Target
    Owned
    Parts
    Value
    Input
    Items
    Arguments
    Ordering
    Less
    Equal
    Greater
    Known
    Unknown
    Unit
    Self
    Default
    Result
    Option
    String
    Vec
    Deserializer
    SerializeMap
    Builder
    Ok2
}

/// Numbers with such names.
intEnum Number {
    Err = 0
    Error = 1
    Ok = 2
    Some = 3
    None = 4
    Item = 5
    IntoIter = 6
    Iter = 7
    Output = 8
    Target = 9
    Owned = 10
    Parts = 11
    Value = 12
    Input = 13
    Items = 14
    Arguments = 15
    Ordering = 16
    Less = 17
    Equal = 18
    Greater = 19
    Known = 20
    Unknown = 21
    Unit = 22
    Self = 23
    Default = 24
    Result = 25
    Option = 26
    String = 27
    Vec = 28
    Deserializer = 29
    SerializeMap = 30
    Builder = 31
    Ok2 = 32
}

/// A union with such names.
union Choice {
    Err: String
    Error: Text
    Ok: Integer
    Some: Unit
    None: String
    Item: Text
    IntoIter: Integer
    Iter: Unit
    Output: String
    Target: Text
    Owned: Integer
    Parts: Unit
    Value: String
    Input: Text
    Items: Integer
    Arguments: Unit
    Ordering: String
    Less: Text
    Equal: Integer
    Greater: Unit
    Known: String
    Unknown: Text
    Unit: Integer
    Self: Unit
    Default: String
    Result: Text
    Option: Integer
    String: Unit
    Vec: String
    Deserializer: Text
    SerializeMap: Integer
    Builder: Unit
    Ok2: String
}

/// All of them.
structure All {
    text: Text
    number: Number
    choice: Choice
}
