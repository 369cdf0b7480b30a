namespace ClaimsCluster.Domain.Coding.Terms;

/// <summary>Diagnoses of chapters M and S in our own words: joints, back, bones, injuries.</summary>
/// <remarks>How a line is read: <see cref="LexiconText"/>.</remarks>
internal static class JointTerms
{
    public const string Table = """
        M069 | chronic | rheumatoid arthritis
        M109 | chronic | gout
        M161# | R1 L2 B=M160 U=M169 chronic site=hip | primary osteoarthritis of # hip; osteoarthritis of # hip; # hip osteoarthritis; # hip arthritis
        M171# | R1 L2 B=M170 U=M179 chronic site=knee | primary osteoarthritis of # knee; osteoarthritis of # knee; # knee osteoarthritis; degenerative joint disease of # knee; # knee degenerative joint disease; # knee arthritis
        M181# | R1 L2 B=M180 U=M189 chronic site=thumb | osteoarthritis of # thumb base; # thumb base osteoarthritis; # thumb carpometacarpal osteoarthritis; osteoarthritis of # first carpometacarpal joint
        M1990 | chronic | osteoarthritis; degenerative joint disease
        M2551# | R1 L2 U9 symptom by=M75,S43 site=shoulder | # shoulder pain; pain in # shoulder; # shoulder ache
        M2553# | R1 L2 U9 symptom by=G56,S52,S63 site=wrist | # wrist pain; pain in # wrist
        M2555# | R1 L2 U9 symptom by=M16,M706 site=hip | # hip pain; pain in # hip
        M2556# | R1 L2 U9 symptom by=M17,S83,S80 site=knee | # knee pain; pain in # knee; painful # knee; knee ache
        M2557# | R1 L2 U9 symptom by=S93,S90 site=ankle | # ankle pain; pain in # ankle
        M419 | chronic | scoliosis
        M48061 | chronic | lumbar spinal stenosis; spinal stenosis of lumbar region
        M5412 | chronic | cervical radiculopathy
        M5416 | chronic | lumbar radiculopathy; radiculopathy of lumbar region; lumbar nerve root irritation
        M542 | symptom by=M5412,S16,S13 | neck pain; cervicalgia
        M543# | R1 L2 U0 site=leg | # sciatica; sciatica of # side; sciatica
        M544# | R1 L2 U0 site=leg | low back pain with # sciatica; lumbago with # sciatica
        M5450 | since=2021-10-01 symptom by=M5416,M543,M544,M48,S39 | low back pain; lumbago; lumbar pain; lower back pain
        M546 | symptom by=S29 | thoracic back pain; mid back pain
        M6281 | | generalized muscle weakness; muscle weakness
        M62830 | acute | back muscle spasm; muscle spasm of back
        M6530 | | trigger finger
        M706# | R1 L2 U0 site=hip | # trochanteric bursitis; trochanteric bursitis of # hip; # hip bursitis
        M722 | chronic | plantar fasciitis
        M750# | R1 L2 U0 chronic site=shoulder | adhesive capsulitis of # shoulder; # frozen shoulder
        M7510# | R1 L2 U0 chronic site=shoulder | # rotator cuff tear; rotator cuff tear of # shoulder
        M754# | R1 L2 U0 chronic site=shoulder | # shoulder impingement; impingement syndrome of # shoulder; # shoulder impingement syndrome
        M770# | R1 L2 U0 site=elbow | # medial epicondylitis; # golfers elbow
        M771# | R1 L2 U0 site=elbow | # lateral epicondylitis; # tennis elbow; lateral epicondylitis of # elbow
        M7960# | R4 L5 U6 symptom by=I82,L0311,M543 site=leg | # leg pain; pain in # leg
        M7967# | R1 L2 U3 symptom by=M722,S90 site=foot | # foot pain; pain in # foot
        M797 | chronic | fibromyalgia
        M810 | chronic | osteoporosis; age related osteoporosis; senile osteoporosis
        S0101X@ | acute site=head | scalp laceration; laceration of scalp; cut of scalp
        S0181X@ | acute site=face | laceration of chin; laceration of forehead; forehead laceration; chin laceration; cut on chin
        S060X0@ | acute site=head | concussion without loss of consciousness; concussion
        S0990X@ | acute site=head | head injury
        S134XX@ | acute site=neck | cervical sprain; whiplash; neck sprain
        S161XX@ | acute site=neck | neck strain; cervical strain; strain of neck muscle
        S39012@ | acute site=back | low back strain; lumbar strain; strain of lower back muscle
        S4200#@ | R1 L2 U9 acute site=shoulder | # clavicle fracture; fracture of # clavicle; broken # collarbone
        S5250#@ | R1 L2 U9 acute site=wrist | # distal radius fracture; fracture of # distal radius; closed # distal radius fracture; broken # wrist
        S6141#@ | R1 L2 U9 acute site=hand | # hand laceration; laceration of # hand; cut of # hand
        S800#X@ | R1 L2 U0 acute site=knee | # knee contusion; contusion of # knee; bruised # knee
        S839#X@ | R1 L2 U0 acute site=knee | # knee sprain; sprain of # knee
        S900#X@ | R1 L2 U0 acute site=ankle | # ankle contusion; contusion of # ankle
        S9340#@ | R1 L2 U9 acute site=ankle | # ankle sprain; sprain of # ankle; sprained # ankle
        T7840X@ | acute | allergic reaction
        """;
}
