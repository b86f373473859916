namespace Shop.Data.DemoData;

/// <summary>The dots that stand for the colours of the demo products.</summary>
internal static class DemoColours
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["white"] = "#F7F4EE",
        ["cream"] = "#EFE3CB",
        ["sand"] = "#D8C3A0",
        ["silver"] = "#BFC2C4",
        ["grey"] = "#8C8F8E",
        ["black"] = "#24211F",
        ["blue"] = "#1F3A5A",
        ["green"] = "#2F5241",
        ["red"] = "#A13A2C",
        ["rose"] = "#D9A3A0",
        ["copper"] = "#B56A43",
        ["brown"] = "#6B4630",
        ["yellow"] = "#D9A93C",
        ["oak"] = "#C19A6B",
        ["walnut"] = "#5C4033",
        ["plum"] = "#7A4B4B",
        ["beech"] = "#D2A679",
    };

    public static string Of(string option, string value) =>
        option is "color" or "wood" ? Known.GetValueOrDefault(value, "") : "";
}
