namespace Shop.Settings;

/// <summary>One settings record of the merchant, stored as JSON under the record's name.</summary>
public class Setting
{
    public required string Key { get; set; }

    public required string Json { get; set; }
}
