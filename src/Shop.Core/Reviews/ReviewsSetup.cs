using Microsoft.Extensions.DependencyInjection;

namespace Shop.Reviews;

/// <summary>Registers the room's verbs.</summary>
public static class ReviewsSetup
{
    public static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddScoped<WriteReview>()
        .AddScoped<JudgeReview>()
        .AddScoped<VoteHelpful>()
        .AddScoped<AskQuestion>()
        .AddScoped<AnswerQuestion>();
}
