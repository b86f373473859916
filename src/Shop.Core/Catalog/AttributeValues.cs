using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>Turns typed numbers, yes or no and words into the values of an attribute.</summary>
public static class AttributeValues
{
    private const int LongestKey = 60;

    /// <summary>The value that is a number; a new one stands among the attribute's values.</summary>
    public static AttributeOption Number(AttributeDefinition definition, decimal number)
    {
        var digits = Math.Abs(number).ToString("0.######", CultureInfo.InvariantCulture).Replace('.', '-');
        var key = number < 0 ? "minus" + digits : digits;
        var text = number.ToString("#,0.######", CultureInfo.GetCultureInfo("de-DE"));
        var english = number.ToString("#,0.######", CultureInfo.GetCultureInfo("en-GB"));
        return Find(definition, key) ?? Add(definition, key, new(text, english), number);
    }

    public static AttributeOption YesNo(AttributeDefinition definition, bool yes) => yes
        ? Find(definition, "ja") ?? Add(definition, "ja", new("Ja", "Yes"), 1)
        : Find(definition, "nein") ?? Add(definition, "nein", new("Nein", "No"), 0);

    public static AttributeOption Words(AttributeDefinition definition, LocalizedText words)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{words.De}\n{words.En}")))[..8];
        var slug = Slug.From(words.De);
        var key = $"{slug[..Math.Min(slug.Length, LongestKey)]}-{mark}";
        return Find(definition, key) ?? Add(definition, key, words, null);
    }

    private static AttributeOption? Find(AttributeDefinition definition, string key) => definition.Options.Find(o => o.Key == key);

    private static AttributeOption Add(AttributeDefinition definition, string key, LocalizedText name, decimal? number)
    {
        var option = new AttributeOption { Key = key, Name = name, Number = number, Position = definition.Options.Count };
        definition.Options.Add(option);
        return option;
    }
}

/// <summary>Puts the products of one value of an attribute under another and deletes the first.</summary>
public sealed class MergeAttributeValues(ShopDb db, ProductSearchText search)
{
    public static readonly Problem Same = new("same-value", "Bitte wählen Sie zwei verschiedene Werte.");

    /// <summary>Returns how many products changed.</summary>
    public Task<Result<int>> MergeAsync(int definitionId, int fromId, int intoId, CancellationToken stop = default) => db.InTransactionAsync<int>(async () =>
    {
        var known = await db.AttributeOptions.Where(o => o.AttributeDefinitionId == definitionId && (o.Id == fromId || o.Id == intoId)).ToListAsync(stop);
        if (fromId == intoId || known.Count != 2)
            return Same;
        var products = await db.ProductAttributes.Where(a => a.AttributeOptionId == fromId).Select(a => a.ProductId).ToListAsync(stop);
        var both = db.ProductAttributes.Where(a => a.AttributeOptionId == intoId).Select(a => a.ProductId);
        await db.ProductAttributes.Where(a => a.AttributeOptionId == fromId && both.Contains(a.ProductId)).ExecuteDeleteAsync(stop);
        await db.ProductAttributes.Where(a => a.AttributeOptionId == fromId).ExecuteUpdateAsync(a => a.SetProperty(x => x.AttributeOptionId, intoId), stop);
        db.AttributeOptions.Remove(known.Single(o => o.Id == fromId));
        db.MarkStale("catalog");
        await db.SaveChangesAsync(stop);
        await search.RefreshAsync(products, stop);
        return products.Count;
    }, stop);
}
