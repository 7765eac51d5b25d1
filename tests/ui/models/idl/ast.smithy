{
  "smithy": "2.0",
  "shapes": {}
}
