using static ClaimsCluster.Domain.Reference.CarcClass;

namespace ClaimsCluster.Domain.Reference;

/// <summary>The work table of D§8.2. Acts: R resubmit, A appeal, D documents, C call, E eligibility, B patient,
/// S next payer, W write off, P post.</summary>
internal static class CarcTable
{
    /// <summary>By code.</summary>
    public static IReadOnlyDictionary<string, Carc> Rows { get; } = new[]
    {
        Row("1", Patient, "patient", "deductible", "PSB", "billing", null),
        Row("2", Patient, "patient", "coinsurance", "PSB", "billing", null),
        Row("3", Patient, "patient", "copay", "PB", "front desk", null),
        Row("4", Denial, "coding", "modifier wrong or missing", "R", "coder", 0.75m),
        Row("5", Denial, "coding", "code and place of service", "R", "coder", 0.75m),
        Row("6", Denial, "coding", "code and age", "R", "coder", 0.6m),
        Row("7", Denial, "demographic", "code and sex", "R", "registration", 0.7m),
        Row("8", Denial, "provider", "code and taxonomy", "RC", "credentialing", 0.6m),
        Row("9 10", Denial, "coding", "diagnosis and age or sex", "R", "coder", 0.7m),
        Row("11", Denial, "coding", "diagnosis and procedure", "RA", "coder", 0.6m),
        Row("13 14", Denial, "demographic", "service after death or before birth", "R", "registration", 0.8m),
        Row("16", Denial, "data", "lacks information or billing error", "R", "biller", 0.85m),
        Row("18", Denial, "duplicate", "exact duplicate", "CW", "biller", 0.2m),
        Row("19 20 21", Denial, "COB", "work comp or liability or no-fault", "ES", "COB", 0.6m),
        Row("22", Denial, "COB", "other payer may be primary", "ER", "COB", 0.75m),
        Row("23", Denial, "COB", "prior payer impact", "P", "poster", null),
        Row("24", Contractual, "contract", "capitation or managed care", "CW", "contract", 0.2m),
        Row("26 27", Denial, "eligibility", "before or after coverage", "ERB", "registration", 0.4m),
        Row("29", Denial, "timely", "filing limit", "A", "follow-up", 0.25m),
        Row("31", Denial, "eligibility", "not our insured", "ER", "registration", 0.7m),
        Row("32 33 34", Denial, "eligibility", "dependent or newborn coverage", "EB", "registration", 0.4m),
        Row("35 119 149", Denial, "benefit", "benefit maximum", "ABS", "follow-up", 0.15m),
        Row("39 197", Denial, "auth", "authorization denied or absent", "A", "auth team", 0.35m),
        Row("198 284 296", Denial, "auth", "auth exceeded or wrong service or provider", "CAR", "auth team", 0.45m),
        Row("40", Denial, "medical", "not emergent", "A", "clinical", 0.35m),
        Row("45", Contractual, "contractual", "over fee schedule", "P", "poster", null),
        Row("49", Denial, "benefit", "routine or preventive exclusion", "RB", "coder", 0.3m),
        Row("50", Denial, "medical", "not medically necessary", "ADR", "clinical", 0.4m),
        Row("51 53 54", Denial, "benefit", "pre-existing or relative or assistant", "AW", "follow-up", 0.2m),
        Row("55 56", Denial, "medical", "experimental or unproven", "A", "clinical", 0.25m),
        Row("58", Denial, "medical", "inappropriate place", "RA", "coder", 0.5m),
        Row("59", Contractual, "contractual", "multiple procedure reduction", "P", "poster", 0.1m),
        Row("94 187", Informational, "contractual", "paid above charge, or by spending account", "P", "poster", null),
        Row("104 237", Contractual, "contractual", "withhold or legislated penalty", "P", "poster", null),
        Row("89 134", Denial, "coding", "professional or technical removed", "R", "coder", 0.5m),
        Row("96", Denial, "benefit", "non-covered", "ABS", "follow-up", 0.2m),
        Row("97", Denial, "bundling", "included in other service", "RA", "coder", 0.4m),
        Row("107", Denial, "coding", "related service missing", "R", "coder", 0.7m),
        Row("109", Denial, "payer", "not this payer", "ER", "registration", 0.85m),
        Row("110", Denial, "data", "billed before service", "R", "biller", 0.9m),
        Row("128", Denial, "benefit", "newborn in mother's allowance", "W", "follow-up", 0.1m),
        Row("129", Denial, "COB", "prior processing information wrong", "R", "COB", 0.8m),
        Row("136", Denial, "COB", "prior payer's rules not followed", "E", "follow-up", 0.3m),
        Row("140", Denial, "demographic", "id and name mismatch", "ER", "registration", 0.85m),
        Row("146", Denial, "coding", "diagnosis not valid on the day", "R", "coder", 0.9m),
        Row("147", Denial, "contract", "rate not on file", "CA", "contract", 0.7m),
        Row("150 152", Denial, "medical", "level or length not supported", "AD", "clinical", 0.4m),
        Row("151", Denial, "coding", "frequency or units not supported", "RA", "coder", 0.4m),
        Row("163 164 226 227 250 251 252", Denial, "documents", "documents missing, late or wrong", "DA", "HIM", 0.65m),
        Row("167", Denial, "benefit", "diagnosis not covered", "AB", "coder", 0.2m),
        Row("170 171 172 185", Denial, "provider", "provider type or specialty", "CR", "credentialing", 0.4m),
        Row("181 182", Denial, "coding", "procedure or modifier invalid on the day", "R", "coder", 0.9m),
        Row("183 184", Denial, "provider", "referring or ordering not eligible", "R", "biller", 0.8m),
        Row("193", Denial, "appeal", "original decision upheld", "AW", "appeals", 0.15m),
        Row("199 282", Denial, "data", "revenue code and HCPCS or TOB", "R", "biller", 0.85m),
        Row("200", Denial, "eligibility", "lapse in coverage", "EB", "registration", 0.3m),
        Row("204", Denial, "benefit", "not in plan benefits", "BS", "billing", 0.1m),
        Row("206 207 208", Denial, "data", "NPI missing, malformed or not matched", "R", "biller", 0.9m),
        Row("231 236", Denial, "bundling", "mutually exclusive or NCCI", "RW", "coder", 0.35m),
        Row("234", Denial, "bundling", "not paid separately", "WA", "coder", 0.15m),
        Row("242 243 279", Denial, "network", "out of network, or not referred", "A", "contract", 0.3m),
        Row("253", Contractual, "contractual", "sequestration", "P", "poster", null),
        Row("256 272 273", Denial, "contract", "contract or guidelines not met, exceeded", "AC", "contract", 0.3m),
        Row("257", Denial, "eligibility", "premium grace period", "C", "follow-up", 0.5m),
        Row("267 268", Denial, "data", "spans months or years", "R", "biller", 0.9m),
        Row("275 276", Denial, "COB", "prior patient share or prior denial not covered", "B", "billing", 0.1m),
        Row("285 286", Denial, "appeal", "appeal procedure or time", "W", "appeals", 0.05m),
        Row("287 288", Denial, "auth", "referral exceeded or absent", "CR", "auth team", 0.4m),
        Row("B7", Denial, "provider", "provider not certified on the day", "CR", "credentialing", 0.4m),
        Row("B9", Denial, "COB", "hospice", "R", "biller", 0.5m),
        Row("B11", Denial, "payer", "transferred to proper payer", "CS", "follow-up", 0.6m),
        Row("B13", Denial, "duplicate", "previously paid", "C", "poster", 0.1m),
        Row("B14 B16", Denial, "coding", "one visit per day or not new patient", "R", "coder", 0.5m),
        Row("B15", Denial, "coding", "qualifying service missing", "R", "coder", 0.5m),
        Row("B20", Denial, "coding", "done by another provider", "C", "coder", 0.3m),
        Row("B23", Denial, "provider", "laboratory certificate", "R", "lab", 0.7m),
        Row("A1", Denial, "data", "denied (see remark)", "RA", "biller", 0.4m),
    }.SelectMany(row => row).ToDictionary(row => row.Code);

    private static Carc[] Row(
        string codes, CarcClass kind, string category, string meaning, string acts, string owner, decimal? recovery) =>
    [
        .. codes.Split(' ').Select(code =>
            new Carc(code, kind, category, meaning, [.. acts.Select(Act)], owner, recovery)),
    ];

    private static CarcAct Act(char letter) => letter switch
    {
        'R' => CarcAct.Resubmit,
        'A' => CarcAct.Appeal,
        'D' => CarcAct.Documents,
        'C' => CarcAct.Call,
        'E' => CarcAct.Eligibility,
        'B' => CarcAct.BillPatient,
        'S' => CarcAct.BillNextPayer,
        'W' => CarcAct.WriteOff,
        _ => CarcAct.Post,
    };
}
