using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Shop.Data.Sqlite;
using Shop.Data.SqlServer;
using Shouldly;
using Xunit;

namespace Shop.Tests.Data;

public class MigrationsTests
{
    [Fact]
    public void The_model_has_no_change_that_the_SQLite_migrations_miss()
    {
        using var db = new SqliteDesign().CreateDbContext([]);
        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public void The_model_has_no_change_that_the_SQL_Server_migrations_miss()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public void The_whole_SQL_Server_script_parses_as_T_SQL()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        errors.Select(e => $"line {e.Line}: {e.Message}").ShouldBeEmpty();
        script.ShouldContain("CREATE TABLE [Orders]");
        script.ShouldNotContain("ALTER COLUMN");
        script.ShouldNotContain("MERGE ");
    }
}
