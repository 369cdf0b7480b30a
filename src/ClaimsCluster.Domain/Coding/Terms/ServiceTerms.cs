namespace ClaimsCluster.Domain.Coding.Terms;

/// <summary>Services by their code numbers in plain clinical words of our own. No words of CPT are here.</summary>
/// <remarks>How a line is read: <see cref="LexiconText"/>.</remarks>
internal static class ServiceTerms
{
    public const string Table = """
        36415 | lab for=* | blood draw from arm vein; venous blood draw; blood drawn by vein puncture
        80048 | lab for=I10,E,N | basic chemistry panel; bmp
        80053 | lab QW for=E,I10,N18 | comprehensive chemistry panel; cmp
        80061 | lab QW for=E78 | lipid panel; fasting lipids; cholesterol panel
        81002 | lab for=N,R3 | urine dip with microscope not done
        81003 | lab QW for=N,R3 | urine dipstick; urine dip; dipstick urine test
        81025 | lab sex=F for=N91,Z3 | urine pregnancy test; urine hcg
        82270 | lab for=Z12,K | stool card for blood; occult blood stool cards
        82962 | lab for=E1,R73 | fingerstick glucose; finger stick glucose
        83036 | lab QW for=E1,R73 | hemoglobin a1c; a1c; glycated hemoglobin
        84443 | lab for=E0 | thyroid stimulating hormone; tsh
        85025 | lab QW prev for=D,Z00 | complete blood count; cbc with differential; blood count
        85610 | lab QW for=I48,Z7901 | prothrombin time; inr; fingerstick inr
        87635 | lab for=U07,Z20 | covid swab by pcr; covid pcr
        87804 | lab QW for=J1 | rapid flu test; rapid influenza test; flu swab
        87880 | lab QW for=J0 | rapid strep test; rapid strep; strep swab
        88305 | lab for=D,L | tissue looked at by a pathologist; pathology of skin specimen
        90471 | join prev for=Z23 | vaccine administration; immunization administration; first vaccine shot given
        90472 | join prev for=Z23 | second vaccine administration; additional vaccine administration
        90656 | prev for=Z23 | influenza vaccine; flu vaccine; flu shot
        90715 | prev for=Z23 | tdap vaccine; tdap; tetanus diphtheria pertussis vaccine
        G0008 | join for=Z23 | medicare flu vaccine administration; medicare influenza vaccine administration; flu vaccine administration for medicare
        96372 | join drug for=M,R,J,E | intramuscular injection; injection into the muscle; injection under the skin; subcutaneous injection
        J0696 | mg=250 for=J,N,A | ceftriaxone; rocephin
        J1010 | mg=1 for=M | methylprednisolone acetate; depo medrol
        J1100 | mg=1 for=M,J | dexamethasone; decadron
        J1200 | mg=50 for=L50,T78 | diphenhydramine; benadryl
        J1885 | mg=15 for=M,R,G43 | ketorolac; toradol
        J2405 | mg=1 for=R11 | ondansetron; zofran
        J3301 | mg=10 for=M,L | triamcinolone; kenalog; triamcinolone acetonide
        J3420 | mg=1 for=E53,D51 | cyanocobalamin; vitamin b12 shot
        94010 | join for=J | spirometry; breathing test with spirometer
        94640 | join for=J | nebulizer treatment; albuterol nebulizer; inhaled bronchodilator treatment
        94760 | for=J | pulse oximetry; pulse ox spot check
        92551 | for=Z00,H9 | pure tone hearing screen; hearing screen
        99173 | for=Z00 | vision chart screen; visual acuity screen
        69210 | join for=H61 | ear wax removal with instrument; cerumen removal with curette; cerumen removal with instrument; impacted wax removed with curette
        20600 | join side drug for=M | small joint injection; finger joint injection; # thumb joint injection
        20605 | join side drug for=M | # elbow joint injection; # wrist joint injection; # ankle joint injection
        20610 | join side drug for=M17,M16,M75,M25 site=knee,shoulder,hip | # knee injection; # knee joint injection; injection of # knee; # shoulder injection; # subacromial injection; injection of # shoulder; # hip injection
        20610 | join side for=M17,M25 site=knee | # knee aspiration; aspiration of # knee; # shoulder aspiration
        20550 | join side drug for=M65,M72,M77 | tendon sheath injection; plantar fascia injection; trigger finger injection
        20552 | join drug for=M | trigger point injection; trigger point injections
        10060 | join for=L | abscess opened and drained; incision and drainage of abscess
        11102 | join for=D,C | shave biopsy; shave biopsy of skin lesion; tangential shave biopsy
        11103 | join for=D,C | further shave biopsy; additional shave biopsy
        11200 | join for=L91 | skin tag removal; removal of skin tags; skin tags snipped; skin tags removed
        11730 | join for=L60 | toenail avulsion; nail removed; ingrown nail removal
        12001 | join cm=0-2.5 for=S4,S5,S6,S7,S8,S010 | simple repair of scalp laceration; simple laceration repair of hand; simple repair of hand laceration; hand laceration closed with simple sutures; simple laceration repair of arm; simple laceration repair of leg
        12002 | join cm=2.6-7.5 for=S4,S5,S6,S7,S8,S010 | simple repair of scalp laceration; simple laceration repair of hand; simple repair of hand laceration; hand laceration closed with simple sutures; simple laceration repair of arm; simple laceration repair of leg
        12011 | join cm=0-2.5 for=S018 | simple repair of facial laceration; simple laceration repair of face; facial laceration closed with simple sutures; simple repair of chin laceration
        12013 | join cm=2.6-5.0 for=S018 | simple repair of facial laceration; simple laceration repair of face; facial laceration closed with simple sutures; simple repair of chin laceration
        17000 | join more=17003 for=L57 | cryotherapy of actinic keratosis; liquid nitrogen to actinic keratosis; actinic keratosis frozen; cryotherapy of solar keratosis
        17003 | counted for=L57 | each further keratosis frozen
        17110 | join for=B07 | cryotherapy of wart; liquid nitrogen to wart; wart frozen; wart destruction
        29125 | join side for=S5,S6 site=wrist,hand | # short arm splint; # forearm splint; short arm splint applied to # arm
        29515 | join side for=S8,S9 site=ankle | # short leg splint; # ankle splint
        93000 | join in=11 for=I,R | 12 lead ecg; ecg; electrocardiogram
        93010 | join in=21,22,23 for=I,R | 12 lead ecg; ecg; electrocardiogram; ecg interpretation only
        93015 | alone for=I,R | treadmill stress test; exercise stress test; cardiac stress test
        93306 | alone split for=I | transthoracic echocardiogram; echocardiogram; heart ultrasound
        93880 | join alone split for=I65 | carotid ultrasound; carotid duplex; carotid doppler of both sides
        70450 | alone split for=R51,S0,I63 | head computed tomography without contrast; ct head without contrast; noncontrast head ct; ct of head
        71045 | alone split views=1 for=J,R | chest x ray; chest film; chest radiograph
        71046 | alone split views=2 for=J,R | chest x ray; chest film; chest radiograph
        72100 | alone split for=M5 | lumbar spine x ray; x ray of lumbar spine
        72148 | alone split for=M5 | lumbar spine mri without contrast; mri of lumbar spine; lumbar mri
        73030 | alone split side for=M25,M75,S4 site=shoulder | # shoulder x ray; x ray of # shoulder; # shoulder film
        73110 | alone split side for=M25,S5,S6 site=wrist | # wrist x ray; x ray of # wrist
        73130 | alone split side for=M18,S6 site=hand,thumb | # hand x ray; x ray of # hand; # hand film
        73560 | alone split side views=1-2 for=M17,M25,S8 site=knee | # knee x ray; x ray of # knee; # knee film; # knee radiograph
        73562 | alone split side views=3 for=M17,M25,S8 site=knee | # knee x ray; x ray of # knee; # knee film; # knee radiograph
        73564 | alone split side views=4-9 for=M17,M25,S8 site=knee | # knee x ray; x ray of # knee; # knee film; # knee radiograph
        73610 | alone split side for=M25,S9 site=ankle | # ankle x ray; x ray of # ankle; # ankle film
        73630 | alone split side for=M79,S9 site=foot | # foot x ray; x ray of # foot
        74177 | alone split for=R1,K | ct of abdomen and pelvis with contrast; ct abdomen pelvis with contrast; contrast ct of belly and pelvis
        76700 | alone split for=R10,K | abdominal ultrasound; ultrasound of abdomen; complete abdominal ultrasound
        76805 | alone split sex=F for=Z3,O | obstetric ultrasound; pregnancy ultrasound
        76830 | join alone split sex=F for=N | transvaginal ultrasound; vaginal probe ultrasound
        77067 | alone split prev sex=F for=Z12 | screening mammogram of both breasts; bilateral screening mammogram; screening mammogram; screening mammography
        97035 | GP timed for=M | therapeutic ultrasound
        97110 | GP timed for=* | therapeutic exercise; therapeutic exercises; strengthening exercises
        97112 | GP timed for=R26,Z47,Z96,M62,* | neuromuscular reeducation; balance training; balance and posture retraining
        97116 | GP timed for=R26 | gait training
        97140 | GP timed for=M | manual therapy; hands on manual therapy; joint mobilization by hand
        97161 | GP alone for=M | low complexity physical therapy evaluation; physical therapy evaluation low complexity
        97162 | GP alone for=M | moderate complexity physical therapy evaluation; physical therapy evaluation moderate complexity
        97163 | GP alone for=M | high complexity physical therapy evaluation; physical therapy evaluation high complexity
        97530 | GP timed for=* | therapeutic activities; functional activities training
        99202 | level | new patient visit, simple decisions
        99203 | level | new patient visit, low decisions
        99204 | level | new patient visit, moderate decisions
        99205 | level | new patient visit, high decisions
        99212 | level | return visit, simple decisions
        99213 | level | return visit, low decisions
        99214 | level | return visit, moderate decisions
        99215 | level | return visit, high decisions
        99282 | level | emergency visit, simple decisions
        99283 | level | emergency visit, low decisions
        99284 | level | emergency visit, moderate decisions
        99285 | level | emergency visit, high decisions
        99381 | level prev | first preventive visit, under 1
        99382 | level prev | first preventive visit, 1 to 4
        99383 | level prev | first preventive visit, 5 to 11
        99384 | level prev | first preventive visit, 12 to 17
        99385 | level prev | first preventive visit, 18 to 39
        99386 | level prev | first preventive visit, 40 to 64
        99387 | level prev | first preventive visit, 65 and over
        99391 | level prev | preventive visit, under 1
        99392 | level prev | preventive visit, 1 to 4
        99393 | level prev | preventive visit, 5 to 11
        99394 | level prev | preventive visit, 12 to 17
        99395 | level prev | preventive visit, 18 to 39
        99396 | level prev | preventive visit, 40 to 64
        99397 | level prev | preventive visit, 65 and over
        G0438 | level | first Medicare yearly wellness visit
        G0439 | level | later Medicare yearly wellness visit
        """;
}
