using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;

namespace Shop.Web.BackOffice.Products;

/// <summary>What a product form's typed words and numbers stand for: tags and values of attributes that exist already, others are made on save.</summary>
/// <param name="Tags">Ids by name.</param>
/// <param name="Values">What was typed for attributes that aren't chosen from a list.</param>
/// <param name="NotChosen">Values named by their id that belong to such attributes: states kept long ago hold them.</param>
public sealed record KnownWords(IReadOnlyDictionary<string, int> Tags, IReadOnlyList<TypedValue> Values, IReadOnlySet<int> NotChosen)
{
    public static async Task<KnownWords> LoadAsync(ShopDb db, ProductForm form, CancellationToken stop) => new(
        await TagsAsync(db, form.Tags, stop),
        form.Typed.Count == 0 ? [] : await ValuesAsync(db, form, stop),
        (await db.AttributeOptions.Where(o => form.AttributeOptionIds.Contains(o.Id) && o.AttributeDefinition!.Type != AttributeType.Choice).Select(o => o.Id).ToListAsync(stop)).ToHashSet());

    /// <summary>Attributes whose values are typed, in their order; without their values, which may be many.</summary>
    public static Task<List<AttributeDefinition>> TypedDefinitionsAsync(ShopDb db, CancellationToken stop) =>
        db.AttributeDefinitions.AsNoTracking().Where(a => a.Type != AttributeType.Choice).OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync(stop);

    /// <summary>Gives the product the chosen and the typed values. Attributes that the form doesn't know keep theirs.</summary>
    public void GiveAttributes(Product product, IReadOnlyCollection<int> chosenIds)
    {
        var chosen = chosenIds.Where(id => !NotChosen.Contains(id)).ToHashSet();
        var typed = Values.ToDictionary(v => v.DefinitionId);
        product.Attributes.RemoveAll(a => a.AttributeOption is { } had && typed.TryGetValue(had.AttributeDefinitionId, out var value)
            ? a.AttributeOptionId != value.OptionId
            : !chosen.Contains(a.AttributeOptionId) && a.AttributeOption?.AttributeDefinition is not { Type: not AttributeType.Choice });
        var has = product.Attributes.Select(a => a.AttributeOptionId).ToHashSet();
        product.Attributes.AddRange(chosen.Concat(Values.Select(v => v.OptionId).OfType<int>()).Where(has.Add).Select(id => new ProductAttribute { AttributeOptionId = id }));
        product.Attributes.AddRange(Values.Where(v => v.New is not null).Select(v => new ProductAttribute { AttributeOption = v.New!() }));
    }

    private static async Task<IReadOnlyDictionary<string, int>> TagsAsync(ShopDb db, string typed, CancellationToken stop)
    {
        if (ProductPlaces.TagNames(typed).Count == 0)
            return new Dictionary<string, int>();
        var known = await db.Tags.AsNoTracking().OrderBy(t => t.Id).ToListAsync(stop);
        return known.DistinctBy(t => t.Name, StringComparer.CurrentCultureIgnoreCase).ToDictionary(t => t.Name, t => t.Id, StringComparer.CurrentCultureIgnoreCase);
    }

    private static async Task<IReadOnlyList<TypedValue>> ValuesAsync(ShopDb db, ProductForm form, CancellationToken stop)
    {
        var definitions = (await TypedDefinitionsAsync(db, stop)).ToDictionary(d => d.Id);
        var typed = form.Typed.Where(t => definitions.ContainsKey(t.DefinitionId)).DistinctBy(t => t.DefinitionId)
            .Select(t => (t.DefinitionId, Make: new Func<AttributeOption?>(() => t.ToOption(definitions[t.DefinitionId])))).ToList();
        var wanted = typed.ConvertAll(t => (t.DefinitionId, t.Make()?.Key, t.Make));
        var (ids, keys) = (wanted.Select(w => w.DefinitionId).ToList(), wanted.Select(w => w.Key).OfType<string>().ToList());
        var known = await db.AttributeOptions.Where(o => ids.Contains(o.AttributeDefinitionId) && keys.Contains(o.Key)).Select(o => new { o.Id, o.AttributeDefinitionId, o.Key }).ToListAsync(stop);
        var counts = await db.AttributeOptions.Where(o => ids.Contains(o.AttributeDefinitionId)).GroupBy(o => o.AttributeDefinitionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return wanted.ConvertAll(w => new TypedValue(
            w.DefinitionId,
            known.Find(k => k.AttributeDefinitionId == w.DefinitionId && k.Key == w.Key)?.Id,
            w.Key is null || known.Exists(k => k.AttributeDefinitionId == w.DefinitionId && k.Key == w.Key) ? null : () => Placed(w.Make()!, counts.GetValueOrDefault(w.DefinitionId))));
    }

    private static AttributeOption Placed(AttributeOption option, int position)
    {
        option.Position = position;
        return option;
    }
}

/// <summary>What was typed for an attribute.</summary>
/// <param name="DefinitionId">The attribute.</param>
/// <param name="OptionId">The value that exists already; null for none and for a new one.</param>
/// <param name="New">Makes the new value; a save that is tried again makes another.</param>
public sealed record TypedValue(int DefinitionId, int? OptionId, Func<AttributeOption>? New);
