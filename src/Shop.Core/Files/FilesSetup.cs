using Microsoft.Extensions.DependencyInjection;

namespace Shop.Files;

/// <summary>Registers what takes pictures in.</summary>
public static class FilesSetup
{
    public static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddSingleton<IPictureMaker, VipsPictureMaker>()
        .AddScoped<MakePictures>()
        .AddScoped<PictureShelf>();
}
