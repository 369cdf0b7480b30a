namespace ClaimsCluster.Domain.Coding.Terms;

/// <summary>Diagnoses of chapters R and Z in our own words: symptoms, reasons for a visit, states and histories.</summary>
/// <remarks>How a line is read: <see cref="LexiconText"/>.</remarks>
internal static class SymptomTerms
{
    public const string Table = """
        R002 | symptom by=I48,I471 | palpitations; heart pounding; heart racing
        R040 | symptom | nosebleed; epistaxis
        R059 | since=2021-10-01 symptom by=J0,J1,J2,J4,U07 | cough; coughing
        R062 | symptom by=J4 | wheezing; wheeze
        R0602 | symptom by=I50,J44,J45,J18,I26 | shortness of breath; dyspnea; short of breath; breathlessness
        R0683 | symptom by=G473 | snoring
        R070 | symptom by=J02,J03,J06 | throat pain
        R0789 | symptom by=I21,K21 | atypical chest pain; chest wall pain; noncardiac chest pain; nonspecific chest discomfort
        R079 | symptom by=I21,I25,K21 | chest pain; chest discomfort
        R0981 | symptom by=J0,J3 | nasal congestion; stuffy nose
        R1011 | symptom by=K80 | right upper quadrant pain; right upper quadrant abdominal pain; pain in right upper abdomen
        R1031 | symptom by=K35 | right lower quadrant pain; right lower quadrant abdominal pain
        R1084 | symptom by=K5,A0 | generalized abdominal pain; diffuse abdominal pain; abdominal pain all over
        R109 | symptom by=K2,K5,K8,N39,N20,A0 | abdominal pain; stomach pain; belly pain
        R110 | symptom by=A0,K2,K5 | nausea
        R1110 | symptom by=A0,K2,K5 | vomiting
        R112 | symptom by=A0,K2,K5 | nausea with vomiting; nausea and vomiting
        R1310 | symptom by=K21 | dysphagia; difficulty swallowing; trouble swallowing
        R197 | symptom by=A0,K5 | diarrhea; loose stools
        R202 | symptom by=G5,G6,E114 | paresthesia; tingling
        R21 | symptom by=L,B0,B3 | rash; skin eruption
        R2681 | symptom | unsteadiness on feet; unsteady on feet
        R2689 | symptom | abnormal gait; gait abnormality; impaired gait; gait impairment
        R300 | symptom by=N30,N39,N20 | dysuria; painful urination; burning with urination
        R319 | symptom by=N30,N39,N20 | hematuria; blood in urine
        R350 | symptom by=N30,N39,N40,N32 | urinary frequency; frequent urination
        R42 | symptom by=H81,I95 | dizziness; lightheadedness; vertigo
        R509 | symptom by=J0,J1,J2,N39,N30,H66,U07,A0,B27 | fever; febrile illness; elevated temperature
        R519 | symptom by=G43,J0,S06 | headache; head pain; generalized headache
        R5383 | symptom by=E03,D50,D64,F32,F33 | fatigue; tiredness
        R55 | symptom by=I95 | syncope; fainting; passed out; syncopal episode
        R600 | symptom by=I50,I87,I82 | leg swelling; localized edema; leg edema
        R609 | symptom by=I50 | edema
        R634 | symptom | weight loss; abnormal weight loss
        R6884 | symptom | jaw pain
        R7303 | chronic | prediabetes; borderline diabetes
        R739 | symptom by=E1 | hyperglycemia; elevated glucose
        Z0000 | visit age=18-124 | annual physical examination; adult annual physical; annual wellness visit; adult wellness visit; general adult medical examination; routine adult physical
        Z00129 | visit age=0-17 | well child examination; well child visit; routine child health examination; well child check
        Z01419 | visit sex=F | well woman examination; annual gynecological examination; annual gyn examination; routine gynecological examination
        Z0289 | visit | administrative physical; physical for employment
        Z1211 | visit | screening for colon cancer; colon cancer screening
        Z1231 | visit sex=F | screening mammogram for breast cancer; breast cancer screening mammogram; encounter for screening mammogram; screening for breast cancer
        Z20822 | visit | exposure to covid 19; covid exposure
        Z23 | visit | need for vaccination; need for immunization; encounter for immunization; immunization due today
        Z3009 | visit sex=F | contraceptive counseling; birth control counseling; family planning counseling
        Z471 | visit | aftercare following joint replacement; aftercare after joint replacement surgery; joint replacement aftercare
        Z720 | status | tobacco use
        Z7901 | status | long term anticoagulant use; long term anticoagulation; long term use of anticoagulants; chronic anticoagulation
        Z794 | status | long term insulin use; long term use of insulin; long term current insulin use
        Z7984 | status | long term use of oral hypoglycemic drugs; long term oral diabetes medication
        Z853 | status | personal history of breast cancer
        Z8546 | status sex=M | personal history of prostate cancer
        Z8673 | status | personal history of stroke
        Z87891 | status | former smoker; quit smoking; former tobacco use
        Z9049 | status | cholecystectomy; gallbladder removal
        Z90710 | status sex=F | hysterectomy
        Z950 | status | cardiac pacemaker; pacemaker in place
        Z951 | status | coronary bypass; coronary artery bypass graft
        Z952 | status | prosthetic heart valve
        Z955 | status | coronary stent
        Z9664# | R1 L2 B3 U9 status unspec site=hip | # total hip replacement; # artificial hip joint; # hip arthroplasty
        Z9665# | R1 L2 B3 U9 status site=knee | # total knee replacement; # artificial knee joint; # knee arthroplasty; # knee replacement
        """;
}
