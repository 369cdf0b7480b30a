namespace ClaimsCluster.Domain.Coding.Terms;

/// <summary>Diagnoses of chapters A to H in our own words: infections, growths, blood, glands, mind, nerves, eyes, ears.</summary>
/// <remarks>How a line is read: <see cref="LexiconText"/>.</remarks>
internal static class GeneralTerms
{
    public const string Table = """
        A09 | acute | infectious gastroenteritis; infectious diarrhea
        A084 | acute | viral gastroenteritis; stomach flu
        B009 | acute | herpes simplex; cold sore
        B029 | acute | shingles; herpes zoster
        B078 | | common wart; verruca vulgaris; viral wart; wart
        B079 | | verruca
        B2790 | acute | infectious mononucleosis; mononucleosis
        B349 | acute | viral infection; viral syndrome; viral illness
        B351 | chronic | onychomycosis; tinea unguium; nail fungus
        B353 | | tinea pedis; athletes foot
        B354 | | tinea corporis; ringworm
        B370 | acute | oral thrush; thrush
        B86 | acute | scabies
        U071 | acute | covid 19; covid; coronavirus disease
        C189 | chronic hist=Z85038 | colon cancer; cancer of colon
        C3490 | chronic hist=Z85118 | lung cancer; cancer of lung
        C439 | chronic hist=Z85820 | melanoma; malignant melanoma
        C4491 | | basal cell carcinoma; bcc of skin
        C4492 | | squamous cell carcinoma of skin
        C5091# | R1 L2 U9 chronic sex=F hist=Z853 site=breast | # breast cancer; cancer of # breast
        C61 | chronic sex=M hist=Z8546 | prostate cancer; cancer of prostate
        D1801 | | hemangioma of skin; cherry angioma
        D225 | | benign nevus of trunk; melanocytic nevus of trunk; benign mole of trunk; nevus of back
        D229 | | benign nevus; melanocytic nevus; benign mole
        D259 | chronic sex=F | uterine fibroid; uterine leiomyoma; fibroids of uterus
        D485 | | skin neoplasm of uncertain behavior; neoplasm of uncertain behavior of skin
        D509 | chronic | iron deficiency anemia
        D519 | chronic | b12 deficiency anemia; pernicious anemia
        D649 | chronic | anemia
        E039 | chronic | hypothyroidism; underactive thyroid
        E041 | chronic | thyroid nodule
        E0590 | chronic | hyperthyroidism; overactive thyroid
        E109 | chronic | type 1 diabetes mellitus; type 1 diabetes
        E119 | chronic | type 2 diabetes mellitus; type 2 diabetes; diabetes mellitus; diabetes; adult onset diabetes; non insulin dependent diabetes
        E1121 | chronic | type 2 diabetes with nephropathy; diabetic nephropathy
        E1122 | chronic | type 2 diabetes with diabetic chronic kidney disease; type 2 diabetes with chronic kidney disease; type 2 diabetes mellitus with chronic kidney disease; diabetic chronic kidney disease
        E1140 | chronic | type 2 diabetes with neuropathy; diabetic neuropathy
        E1165 | chronic | type 2 diabetes with hyperglycemia; type 2 diabetes mellitus with hyperglycemia; uncontrolled type 2 diabetes with hyperglycemia; poorly controlled type 2 diabetes
        E538 | chronic | vitamin b12 deficiency; b12 deficiency
        E559 | chronic | vitamin d deficiency; low vitamin d
        E6601 | chronic | morbid obesity; severe obesity due to excess calories
        E669 | chronic | obesity
        E7800 | chronic | pure hypercholesterolemia; high cholesterol; hypercholesterolemia
        E781 | chronic | hypertriglyceridemia; high triglycerides
        E782 | chronic | mixed hyperlipidemia; combined hyperlipidemia
        E785 | chronic | hyperlipidemia; dyslipidemia; elevated lipids; lipid disorder
        E860 | acute | dehydration; volume depletion
        E871 | acute | hyponatremia; low sodium
        E876 | acute | hypokalemia; low potassium
        F0390 | chronic | dementia
        F1020 | chronic | alcohol dependence; alcoholism
        F17210 | chronic | nicotine dependence; cigarette dependence; current smoker
        F319 | chronic | bipolar disorder
        F329 | chronic | major depressive disorder; major depression; major depressive disorder single episode
        F32A | chronic since=2021-10-01 | depression
        F331 | chronic | recurrent major depressive disorder moderate; moderate recurrent major depression
        F339 | chronic | recurrent major depressive disorder; recurrent major depression
        F411 | chronic | generalized anxiety disorder; generalized anxiety
        F419 | chronic | anxiety; anxiety disorder
        F4310 | chronic | posttraumatic stress disorder; post traumatic stress disorder
        F902 | chronic | attention deficit hyperactivity disorder combined type; combined type attention deficit disorder
        F909 | chronic | attention deficit hyperactivity disorder; attention deficit disorder
        G2581 | chronic | restless legs syndrome; restless legs
        G40909 | chronic | epilepsy; seizure disorder
        G43909 | chronic | migraine; migraine headache
        G459 | acute hist=Z8673 | transient ischemic attack; mini stroke
        G4700 | chronic | insomnia; trouble sleeping
        G4733 | chronic | obstructive sleep apnea
        G560# | R1 L2 B3 U0 site=wrist | # carpal tunnel syndrome; carpal tunnel syndrome of # wrist; carpal tunnel
        G629 | chronic | peripheral neuropathy; polyneuropathy; neuropathy
        H0412# | R1 L2 B3 U9 chronic site=eye | dry eye syndrome of # eye; dry # eye
        H103# | R1 L2 B3 U0 acute site=eye | acute conjunctivitis of # eye; acute conjunctivitis; # pink eye
        H109 | acute | conjunctivitis
        H269 | chronic | cataract
        H409 | chronic | glaucoma
        H6050# | R1 L2 B3 U9 acute site=ear | acute otitis externa of # ear; # swimmers ear; acute otitis externa
        H612# | R1 L2 B3 U0 site=ear | impacted cerumen of # ear; # cerumen impaction; cerumen impaction; impacted ear wax of # ear
        H6600# | R1 L2 B3 U9 acute site=ear | acute suppurative otitis media of # ear; # acute suppurative otitis media; acute purulent otitis media of # ear
        H669# | R1 L2 B3 U0 acute site=ear | # otitis media; otitis media of # ear; # middle ear infection; ear infection
        H811# | R1 L2 B3 U0 acute site=ear | benign paroxysmal vertigo of # ear; benign positional vertigo
        H919# | R1 L2 B3 U0 chronic site=ear | hearing loss of # ear; # hearing loss
        H920# | R1 L2 B3 U9 symptom by=H60,H61,H66 site=ear | # ear pain; # earache; pain in # ear; # otalgia
        H931# | R1 L2 B3 U9 symptom by=H61,H66,H91 site=ear | tinnitus of # ear; # tinnitus; ringing in # ear
        """;
}
