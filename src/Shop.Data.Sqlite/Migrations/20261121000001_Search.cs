using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Shop.Data.Sqlite.Migrations;

/// <summary>The trigram index over Products.SearchText and the triggers that keep it.</summary>
[DbContext(typeof(ShopDb))]
[Migration("20261121000001_Search")]
public sealed class Search : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE VIRTUAL TABLE ProductSearch USING fts5(SearchText, content='Products', content_rowid='Id', tokenize='trigram');");
        migrationBuilder.Sql("""
            CREATE TRIGGER ProductSearch_Insert AFTER INSERT ON Products BEGIN
              INSERT INTO ProductSearch(rowid, SearchText) VALUES (new.Id, new.SearchText);
            END;
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER ProductSearch_Delete AFTER DELETE ON Products BEGIN
              INSERT INTO ProductSearch(ProductSearch, rowid, SearchText) VALUES ('delete', old.Id, old.SearchText);
            END;
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER ProductSearch_Update AFTER UPDATE OF SearchText ON Products BEGIN
              INSERT INTO ProductSearch(ProductSearch, rowid, SearchText) VALUES ('delete', old.Id, old.SearchText);
              INSERT INTO ProductSearch(rowid, SearchText) VALUES (new.Id, new.SearchText);
            END;
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("DROP TRIGGER ProductSearch_Insert;");
        migrationBuilder.Sql("DROP TRIGGER ProductSearch_Update;");
        migrationBuilder.Sql("DROP TRIGGER ProductSearch_Delete;");
        migrationBuilder.Sql("DROP TABLE ProductSearch;");
    }
}
