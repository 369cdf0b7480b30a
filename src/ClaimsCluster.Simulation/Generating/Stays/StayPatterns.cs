using System.Collections.Immutable;

namespace ClaimsCluster.Simulation.Generating.Stays;

/// <summary>What the invented hospitals are asked for.</summary>
internal static class StayPatterns
{
    private static readonly StayLine Room = new("0120", 1_480m, IsDaily: true);

    /// <summary>Six of inpatients, seven of outpatients.</summary>
    public static ImmutableArray<StayPattern> All { get; } =
    [
        // Pneumonia with respiratory failure.
        new(7, "11", ["J189/Y", "J9601/Y", "I10/Y"],
            [Room, new("0250", 412.40m, IsDaily: true), new("0300", 286m, IsDaily: true), new("0324", 348m), new("0410", 195m, IsDaily: true), new("0450", 1_245m)])
        {
            Reason = "R0602", Drg = "193", Admission = "1", FromNights = 3, ToNights = 6, FromAge = 50,
        },
        // Heart failure; the kidneys gave way in hospital.
        new(6, "11", ["I110/Y", "I5033/Y", "N179/N", "E119/Y"],
            [new("0206", 2_260m, IsDaily: true), new("0250", 388.15m, IsDaily: true), new("0301", 241.50m, IsDaily: true), new("0324", 348m), new("0480", 1_390m)])
        {
            Reason = "R0601", Drg = "292", Admission = "1", Discharge = "06", FromNights = 3, ToNights = 7, FromAge = 55,
        },
        // Sepsis from the urinary tract.
        new(4, "11", ["A419/Y", "N390/Y", "N179/Y"],
            [Room, new("0258", 164.25m, IsDaily: true), new("0250", 520.80m, IsDaily: true), new("0306", 312m), new("0450", 1_610m)])
        {
            Reason = "R509", Drg = "872", Admission = "1", Discharge = "03", FromNights = 4, ToNights = 8, FromAge = 65,
        },
        // A new knee.
        new(6, "11", ["M1711/Y", "I10/Y"],
            [Room, new("0250", 640m), new("0278", 9_850m), new("0360", 14_200m), new("0370", 2_750m), new("0420", 265m, IsDaily: true), new("0710", 1_180m)])
        {
            Reason = "M1711", Operation = "0SRC0J9", HasSurgeon = true, Drg = "470", Discharge = "06", FromNights = 1, ToNights = 3, FromAge = 50, ToAge = 85,
        },
        // A child is born. Its codes are exempt from POA.
        new(5, "11", ["O80", "Z370", "Z3A39"],
            [new("0122", 1_390m, IsDaily: true), new("0250", 215m), new("0300", 198m), new("0722", 4_650m)])
        {
            Reason = "O80", Operation = "10E0XZZ", HasSurgeon = true, Drg = "807", Admission = "2", FromNights = 1, ToNights = 3, FromAge = 19, ToAge = 43, Sex = "F",
        },
        // Appendicitis.
        new(4, "11", ["K3580/Y"],
            [Room, new("0250", 486m), new("0300", 342m), new("0352", 1_980m), new("0360", 8_640m), new("0370", 1_860m), new("0450", 1_610m)])
        {
            Reason = "R1031", Operation = "0DTJ4ZZ", HasSurgeon = true, Drg = "399", Admission = "1", FromNights = 1, ToNights = 2, FromAge = 6, ToAge = 60,
        },
        // Chest pain in the emergency room.
        new(14, "13", ["R0789", "I10"],
            [
                new("0301", 168m, "80053"), new("0301", 214m, "84484", Units: 2), new("0305", 92m, "85025"), new("0324", 348m, "71046"),
                new("0450", 1_245m, "99284", "25"), new("0730", 236m, "93005"),
            ])
        {
            Reason = "R079", Admission = "1", FromAge = 30,
        },
        // A wrist broken in a fall.
        new(9, "13", ["S52501A"],
            [new("0250", 38.60m), new("0320", 312m, "73110", "RT"), new("0450", 842m, "99283", "25"), new("0700", 264m, "29125", "RT")])
        {
            Reason = "M25531", Cause = "W010XXA", HasSurgeon = true, Admission = "1", FromAge = 4,
        },
        // A faint: watched overnight, in hours.
        new(6, "13", ["R55", "I10"],
            [
                new("0301", 168m, "80053"), new("0351", 1_640m, "70450"), new("0450", 1_610m, "99285", "25"), new("0730", 236m, "93005"),
                new("0762", 94m, "G0378", Units: 22),
            ])
        {
            Reason = "R55", Admission = "1", FromNights = 1, ToNights = 1, FromAge = 45,
        },
        // Polyps found and taken in a colonoscopy.
        new(10, "13", ["K635", "Z1211"],
            [new("0250", 96.40m), new("0312", 288m, "88305"), new("0370", 820m), new("0750", 3_140m, "45385"), new("0710", 610m)])
        {
            HasSurgeon = true, FromAge = 45, ToAge = 80,
        },
        // The belly in the CT.
        new(11, "13", ["R1031"], [new("0352", 2_380m, "74177"), new("0636", 1.85m, "Q9967", Units: 100), new("0301", 58m, "82565")])
        {
            FromAge = 18,
        },
        // Mammography.
        new(10, "13", ["Z1231"], [new("0403", 412m, "77067"), new("0403", 118m, "77063")]) { FromAge = 40, ToAge = 79, Sex = "F" },
        // A sore throat at night.
        new(8, "13", ["J0300"], [new("0306", 74m, "87880"), new("0450", 512m, "99282")]) { Reason = "R070", Admission = "2", ToAge = 40 },
    ];
}
