using Shop.Catalog;
using Shop.Common;
using Shouldly;
using Xunit;

namespace Shop.Tests.Catalog;

public class CategoryTreeTests
{
    private readonly CategoryTree _tree = new(
    [
        Shelf(1, "coffee", null, "kaffee", 2),
        Shelf(2, "tea", null, "tee", 1),
        Shelf(3, "espresso", 1, "kaffee/espresso", 1),
        Shelf(4, "orphan", 99, "weg/waise", 9),
    ]);

    [Fact]
    public void The_first_level_stands_in_its_order_and_takes_in_shelves_whose_parent_is_hidden() =>
        _tree.Roots.Select(s => s.Key).ShouldBe(["tea", "coffee", "orphan"]);

    [Fact]
    public void The_path_leads_from_the_first_level_down() =>
        _tree.PathTo(3).Select(s => s.Key).ShouldBe(["coffee", "espresso"]);

    [Fact]
    public void A_shelf_holds_all_shelves_below_it() => _tree.IdsUnder(1).ShouldBe([1, 3]);

    [Fact]
    public void Paths_are_found_in_their_language_and_in_any_case()
    {
        _tree.FindByPath("Kaffee/Espresso", "de")!.Id.ShouldBe(3);
        _tree.FindByPath("coffee", "en").ShouldBeNull();
    }

    private static Shelf Shelf(int id, string key, int? parent, string path, int position) =>
        new(id, key, parent, LocalizedText.Both(key), new LocalizedText(path, path), LocalizedText.Empty, null, position);
}
