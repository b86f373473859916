using FluentValidation;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>A form with a beginning and an end, as fields of type datetime-local hold them.</summary>
public interface IScheduleFields
{
    string ShownFrom { get; }

    string ShownUntil { get; }
}

/// <summary>Rules for beginning and end.</summary>
public static class ScheduleRules
{
    public static void CheckSchedule<T>(this AbstractValidator<T> validator, WebTexts texts)
        where T : IScheduleFields
    {
        validator.RuleFor(f => f.ShownFrom).Must(Schedule.IsMomentOrEmpty).WithMessage(_ => texts["Bitte geben Sie Tag und Uhrzeit an."]);
        validator.RuleFor(f => f.ShownUntil).Must(Schedule.IsMomentOrEmpty).WithMessage(_ => texts["Bitte geben Sie Tag und Uhrzeit an."])
            .Must((f, until) => !(Schedule.Read(until) <= Schedule.Read(f.ShownFrom))).WithMessage(_ => texts["Das Ende liegt vor dem Anfang."]);
    }
}
