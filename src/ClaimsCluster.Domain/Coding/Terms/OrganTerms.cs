namespace ClaimsCluster.Domain.Coding.Terms;

/// <summary>Diagnoses of chapters I to L and N in our own words: heart, lungs, gut, skin, kidneys and the pelvis.</summary>
/// <remarks>How a line is read: <see cref="LexiconText"/>.</remarks>
internal static class OrganTerms
{
    public const string Table = """
        I10 | chronic | hypertension; essential hypertension; high blood pressure; elevated blood pressure with hypertension; primary hypertension
        I219 | acute hist=I252 | acute myocardial infarction; myocardial infarction; heart attack
        I2510 | chronic | coronary artery disease; coronary atherosclerosis; coronary heart disease; atherosclerotic heart disease of native coronary artery
        I2699 | acute hist=Z86711 | pulmonary embolism; pulmonary embolus
        I350 | chronic | aortic stenosis; aortic valve stenosis; nonrheumatic aortic stenosis
        I4710 | chronic since=2022-10-01 | supraventricular tachycardia
        I480 | chronic | paroxysmal atrial fibrillation; intermittent atrial fibrillation
        I4891 | chronic | atrial fibrillation
        I5022 | chronic | chronic systolic heart failure; chronic systolic congestive heart failure; chronic heart failure with reduced ejection fraction
        I5032 | chronic | chronic diastolic heart failure; chronic heart failure with preserved ejection fraction
        I509 | chronic | heart failure; congestive heart failure; cardiac failure
        I639 | acute hist=Z8673 | stroke; cerebral infarction; cerebrovascular accident
        I652# | R1 L2 B3 U9 chronic site=carotid | # carotid artery stenosis; stenosis of # carotid artery; # carotid stenosis
        I739 | chronic | peripheral vascular disease; peripheral arterial disease; intermittent claudication
        I8240# | R1 L2 B3 U9 acute hist=Z86718 site=leg | deep vein thrombosis of # leg; # leg deep vein thrombosis; deep vein thrombosis; acute deep venous thrombosis
        I839# | R1 L2 B3 U0 chronic unspec site=leg | varicose veins of # leg; # varicose veins; varicose veins
        I872 | chronic | venous insufficiency; chronic venous insufficiency
        I951 | | orthostatic hypotension; postural hypotension
        J0190 | acute | acute sinusitis; acute sinus infection; sinus infection
        J020 | acute | strep throat; streptococcal pharyngitis; strep pharyngitis; group a strep pharyngitis
        J029 | acute | acute pharyngitis; pharyngitis; sore throat
        J0390 | acute | acute tonsillitis; tonsillitis
        J050 | acute age=0-6 | croup
        J069 | acute | upper respiratory infection; acute upper respiratory infection; common cold; viral upper respiratory infection
        J101 | acute | influenza a; influenza b; influenza with respiratory symptoms; influenza a with respiratory symptoms; flu a
        J111 | acute | influenza; flu
        J189 | acute hist=Z8701 | pneumonia; community acquired pneumonia; lung infection
        J209 | acute | acute bronchitis; bronchitis
        J219 | acute age=0-4 | bronchiolitis; acute bronchiolitis
        J302 | chronic | seasonal allergic rhinitis; seasonal allergies; hay fever
        J309 | chronic | allergic rhinitis; nasal allergies
        J329 | chronic | chronic sinusitis
        J441 | acute | chronic obstructive pulmonary disease with acute exacerbation; chronic obstructive pulmonary disease exacerbation; acute exacerbation of chronic obstructive pulmonary disease
        J449 | chronic | chronic obstructive pulmonary disease; chronic obstructive lung disease; stable chronic obstructive pulmonary disease
        J4520 | chronic | mild intermittent asthma; mild intermittent asthma without flare
        J4521 | acute | mild intermittent asthma with acute exacerbation; mild intermittent asthma with exacerbation; mild intermittent asthma exacerbation
        J4530 | chronic | mild persistent asthma
        J4540 | chronic | moderate persistent asthma
        J45901 | acute | asthma exacerbation; asthma with acute exacerbation; acute asthma attack
        J45909 | chronic | asthma; reactive airway disease
        K219 | chronic | gastroesophageal reflux disease; acid reflux; reflux disease; gastroesophageal reflux
        K279 | chronic hist=Z8711 | peptic ulcer disease; peptic ulcer
        K2970 | acute | gastritis
        K4090 | | inguinal hernia
        K429 | | umbilical hernia
        K449 | chronic | hiatal hernia
        K529 | acute | noninfectious gastroenteritis; gastroenteritis; colitis
        K5730 | chronic | diverticulosis of colon; diverticulosis
        K5732 | acute | diverticulitis of colon; diverticulitis
        K580 | chronic | irritable bowel syndrome with diarrhea
        K589 | chronic | irritable bowel syndrome; irritable bowel
        K5900 | | constipation; hard stools
        K649 | | hemorrhoids
        K760 | chronic | fatty liver; hepatic steatosis
        K8020 | | gallstones; cholelithiasis
        L0311# | R5 L6 U9 acute site=leg | cellulitis of # lower leg; cellulitis of # leg; # leg cellulitis; # lower extremity cellulitis
        L0390 | acute | cellulitis
        L209 | chronic | atopic dermatitis; eczema; atopic eczema
        L2089 | chronic | flexural eczema; flexural atopic dermatitis; childhood eczema of the flexures
        L219 | chronic | seborrheic dermatitis; dandruff of scalp and face
        L239 | acute | allergic contact dermatitis; poison ivy
        L299 | symptom by=L20,L23,L30,L50,B86 | itching; pruritus
        L309 | | dermatitis
        L400 | chronic | plaque psoriasis; psoriasis vulgaris; psoriasis
        L509 | acute | urticaria; hives
        L570 | chronic | actinic keratosis; actinic keratoses; solar keratosis
        L600 | | ingrown toenail; ingrown nail
        L700 | chronic | acne vulgaris; acne
        L719 | chronic | rosacea
        L720 | | epidermoid cyst; epidermal inclusion cyst; sebaceous cyst
        L739 | | folliculitis
        L814 | | solar lentigo; lentigo; age spots; sun spots
        L821 | | seborrheic keratosis; seborrheic keratoses
        L918 | | skin tags; skin tag; acrochordon; fibroepithelial polyps of skin
        N179 | acute | acute kidney injury; acute renal failure
        N1830 | chronic | chronic kidney disease stage 3
        N1831 | chronic | chronic kidney disease stage 3a; stage 3a chronic kidney disease
        N1832 | chronic | chronic kidney disease stage 3b; stage 3b chronic kidney disease
        N184 | chronic | chronic kidney disease stage 4; stage 4 chronic kidney disease
        N189 | chronic ask=stage | chronic kidney disease; chronic renal insufficiency
        N200 | hist=Z87442 | kidney stone; renal calculus; nephrolithiasis
        N201 | acute | ureteral stone; ureteral calculus
        N3000 | acute | acute cystitis; bladder infection
        N3281 | chronic | overactive bladder
        N390 | acute hist=Z87440 | urinary tract infection; urine infection
        N393 | chronic | stress incontinence; stress urinary incontinence
        N400 | chronic sex=M | benign prostatic hyperplasia; enlarged prostate; prostate enlargement
        N401 | chronic sex=M | benign prostatic hyperplasia with urinary symptoms; enlarged prostate with urinary symptoms
        N529 | sex=M | erectile dysfunction
        N644 | sex=F symptom by=N61 | breast pain; mastodynia; breast tenderness
        N760 | acute sex=F | acute vaginitis; vaginitis
        N809 | chronic sex=F | endometriosis
        N8110 | chronic sex=F | cystocele; bladder prolapse; prolapsed bladder
        N912 | sex=F | amenorrhea; missed periods; absent periods
        N920 | sex=F | menorrhagia; heavy menstrual bleeding; heavy periods with regular cycle; heavy menses
        N939 | sex=F symptom by=N92,N95 | abnormal uterine bleeding; abnormal vaginal bleeding
        N946 | sex=F | dysmenorrhea; painful periods
        N951 | sex=F age=35-70 | menopausal symptoms; hot flashes of menopause; menopausal hot flashes; vasomotor symptoms of menopause
        """;
}
