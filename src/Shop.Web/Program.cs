using Shop.Web;
using Shop.Web.Commands;
using Shop.Web.Security;

var builder = WebApplication.CreateBuilder(args);

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
app.UseTroubleAnswers();
app.UseRequestLocalization();
app.UseRouting();
app.UseOutputCache();
app.UseResponseCompression();
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();
app.UseNamedActor();
app.MapStaticAssets();
app.MapControllers().WithStaticAssets();

await app.RunAsync();
return 0;

/// <summary>Named so that tests can start the app.</summary>
public partial class Program;
