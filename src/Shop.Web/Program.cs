using Shop.Web;
using Shop.Web.Commands;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Categories;
using Shop.Web.Telemetry;

var builder = WebApplication.CreateBuilder(args);

builder.AddShopLogging();
builder.AddShopTelemetry();
builder.AddShopDatabase();
builder.AddShopAccess();
builder.AddShopPages();
builder.AddShopRooms();
builder.AddShopJobs();

var app = builder.Build();

if (Command.Find(args) is { } command)
    return await command.RunAsync(app.Services, args);

await app.OpenShopAsync();

app.UseSecurityHeaders();
app.UseLastingFonts();
app.UseTroubleAnswers();
app.UseFormerPages();
app.UseRequestLocalization();
app.UseRouting();
app.UseOutputCache();
app.UseResponseCompression();
app.UseRateLimiter();
app.UseNothingKept();
app.UseAuthentication();
app.UseAuthorization();
app.UseRequestLog();
app.UseNamedActor();
app.MapStaticAssets();
app.MapShopHealth();
app.MapControllers().WithStaticAssets();

await app.RunAsync();
return 0;

/// <summary>Named so that tests can start the app.</summary>
public partial class Program;
