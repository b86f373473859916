using Microsoft.Extensions.DependencyInjection;
using Shop.Customers.Privacy;

namespace Shop.Reviews;

/// <summary>Registers the room's verbs.</summary>
public static class ReviewsSetup
{
    public static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddScoped<WriteReview>()
        .AddScoped<IPersonalData, ReviewData>()
        .AddScoped<IPersonalData, QuestionData>()
        .AddScoped<JudgeReview>()
        .AddScoped<VoteHelpful>()
        .AddScoped<AskQuestion>()
        .AddScoped<AnswerQuestion>();
}
