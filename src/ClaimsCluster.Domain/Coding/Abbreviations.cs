using System.Collections.Frozen;

namespace ClaimsCluster.Domain.Coding;

/// <summary>What clinicians write short.</summary>
internal static class Abbreviations
{
    private const string Table = """
        htn hypertension
        dm2 type 2 diabetes
        t2dm type 2 diabetes
        dm diabetes
        t1dm type 1 diabetes
        hld hyperlipidemia
        cad coronary artery disease
        af atrial fibrillation
        afib atrial fibrillation
        pafib paroxysmal atrial fibrillation
        chf congestive heart failure
        hfref chronic heart failure with reduced ejection fraction
        hfpef chronic heart failure with preserved ejection fraction
        copd chronic obstructive pulmonary disease
        ckd chronic kidney disease
        aki acute kidney injury
        gerd gastroesophageal reflux disease
        ibs irritable bowel syndrome
        uri upper respiratory infection
        uti urinary tract infection
        cap community acquired pneumonia
        sob shortness of breath
        doe dyspnea
        cp chest pain
        ha headache
        lbp low back pain
        oa osteoarthritis
        djd degenerative joint disease
        ra rheumatoid arthritis
        bph benign prostatic hyperplasia
        osa obstructive sleep apnea
        gad generalized anxiety disorder
        mdd major depressive disorder
        ptsd posttraumatic stress disorder
        adhd attention deficit hyperactivity disorder
        tia transient ischemic attack
        cva stroke
        mi myocardial infarction
        dvt deep vein thrombosis
        pe pulmonary embolism
        pvd peripheral vascular disease
        pad peripheral arterial disease
        svt supraventricular tachycardia
        aom acute suppurative otitis media
        ruq right upper quadrant
        rlq right lower quadrant
        abd abdominal
        n/v nausea and vomiting
        loc loss of consciousness
        ekg ecg
        cxr chest x ray
        xr x ray
        xray x ray
        tte transthoracic echocardiogram
        echo echocardiogram
        us ultrasound
        hba1c a1c
        ua urine dipstick
        neb nebulizer treatment
        im intramuscular
        tka total knee replacement
        tkr total knee replacement
        tha total hip replacement
        cabg coronary artery bypass graft
        ak actinic keratosis
        aks actinic keratoses
        sk seborrheic keratosis
        bcc basal cell carcinoma
        ue upper extremity
        le lower extremity
        tx treatment
        therex therapeutic exercise
        mva motor vehicle accident
        """;

    private static readonly FrozenDictionary<string, string> Long = Table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .ToFrozenDictionary(line => line[..line.IndexOf(' ')], line => line[(line.IndexOf(' ') + 1)..]);

    /// <summary>What it stands for; null: it is no abbreviation that we know.</summary>
    /// <param name="word">Lower case.</param>
    public static string? LongOf(string word) => Long.GetValueOrDefault(word);
}
