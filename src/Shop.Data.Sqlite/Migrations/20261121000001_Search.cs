using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Shop.Data.Sqlite.Migrations;

/// <summary>The full-text index over the searched columns of Products and the triggers that keep it.</summary>
[DbContext(typeof(ShopDb))]
[Migration("20261121000001_Search")]
public sealed class Search : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE VIRTUAL TABLE ProductSearch
            USING fts5(SearchName, SearchText, SearchMore, content='Products', content_rowid='Id', tokenize='unicode61', prefix='2 3 4', detail='full');
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER ProductSearch_Insert AFTER INSERT ON Products BEGIN
              INSERT INTO ProductSearch(rowid, SearchName, SearchText, SearchMore) VALUES (new.Id, new.SearchName, new.SearchText, new.SearchMore);
            END;
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER ProductSearch_Delete AFTER DELETE ON Products BEGIN
              INSERT INTO ProductSearch(ProductSearch, rowid, SearchName, SearchText, SearchMore) VALUES ('delete', old.Id, old.SearchName, old.SearchText, old.SearchMore);
            END;
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER ProductSearch_Update AFTER UPDATE OF SearchName, SearchText, SearchMore ON Products BEGIN
              INSERT INTO ProductSearch(ProductSearch, rowid, SearchName, SearchText, SearchMore) VALUES ('delete', old.Id, old.SearchName, old.SearchText, old.SearchMore);
              INSERT INTO ProductSearch(rowid, SearchName, SearchText, SearchMore) VALUES (new.Id, new.SearchName, new.SearchText, new.SearchMore);
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
