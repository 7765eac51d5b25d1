$version: "2.0"

namespace example.cities

string City
