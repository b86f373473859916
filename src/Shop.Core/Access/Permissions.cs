namespace Shop.Access;

/// <summary>What staff may do, a name per room and reach; every back-office controller names one.</summary>
public static class Permissions
{
    public const string ClaimType = "permission";

    public const string Dashboard = "dashboard";
    public const string CatalogRead = "catalog.read";
    public const string CatalogWrite = "catalog.write";
    public const string OrdersRead = "orders.read";
    public const string OrdersWrite = "orders.write";
    public const string CustomersRead = "customers.read";
    public const string CustomersWrite = "customers.write";
    public const string InvoicesRead = "invoices.read";
    public const string InvoicesWrite = "invoices.write";
    public const string DiscountsRead = "discounts.read";
    public const string DiscountsWrite = "discounts.write";
    public const string ContentWrite = "content.write";
    public const string ReviewsWrite = "reviews.write";
    public const string ImportRun = "import.run";
    public const string CatalogExport = "catalog.export";
    public const string MailsRead = "mails.read";
    public const string ChangeLogRead = "changelog.read";
    public const string SettingsWrite = "settings.write";
    public const string StaffWrite = "staff.write";

    public static IReadOnlyList<string> All { get; } =
    [
        Dashboard, CatalogRead, CatalogWrite, OrdersRead, OrdersWrite, CustomersRead, CustomersWrite, InvoicesRead, InvoicesWrite,
        DiscountsRead, DiscountsWrite, ContentWrite, ReviewsWrite, ImportRun, CatalogExport, MailsRead, ChangeLogRead, SettingsWrite, StaffWrite,
    ];

    /// <summary>The permissions a role starts with.</summary>
    public static IReadOnlyList<string> Of(string role) => role switch
    {
        Role.Administrator => All,
        Role.Manager =>
        [
            Dashboard, CatalogRead, CatalogWrite, OrdersRead, OrdersWrite, CustomersRead, InvoicesRead, DiscountsRead, DiscountsWrite, ContentWrite, ReviewsWrite, ImportRun, CatalogExport,
            MailsRead, ChangeLogRead,
        ],
        Role.Accountant => [Dashboard, CatalogRead, OrdersRead, CustomersRead, InvoicesRead, InvoicesWrite, DiscountsRead, ChangeLogRead],
        Role.Support => [Dashboard, CatalogRead, OrdersRead, OrdersWrite, CustomersRead, InvoicesRead, DiscountsRead, ReviewsWrite, MailsRead],
        _ => [],
    };
}
