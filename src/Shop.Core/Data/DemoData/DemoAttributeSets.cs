using Microsoft.EntityFrameworkCore;
using Shop.Catalog;

namespace Shop.Data.DemoData;

/// <summary>What coffee and tea are asked for; the starred attributes count for their completeness.</summary>
internal sealed class DemoAttributeSets(ShopDb db)
{
    public async Task SeedAsync(CancellationToken stop)
    {
        var definitions = await db.AttributeDefinitions.AsNoTracking().ToDictionaryAsync(a => a.Key, a => a.Id, stop);
        await AddAsync("Kaffee", "coffee", ["origin*", "roast*", "taste", "process", "brew*", "caffeine", "farming"]);
        await AddAsync("Tee", "tea", ["origin*", "taste", "caffeine*", "brew*", "farming"]);

        async Task AddAsync(string name, string shelf, string[] attributes)
        {
            var set = new AttributeSet { Name = name };
            set.Items.AddRange(attributes.Select((a, i) => new AttributeSetItem { AttributeDefinitionId = definitions[a.TrimEnd('*')], Required = a.EndsWith('*'), Position = i }));
            db.AttributeSets.Add(set);
            await db.SaveChangesAsync(stop);
            await db.Categories.Where(c => c.Key == shelf).ExecuteUpdateAsync(c => c.SetProperty(x => x.AttributeSetId, set.Id), stop);
        }
    }
}
