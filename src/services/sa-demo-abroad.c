/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo office's other countries: neighbours we sell to, and where oranges and glass come from.
 */

#include "sa-demo-tables.h"

#define LIST(name) static const char *const name[]

static const SaDemoCity cities_de[] = {
  { "Berlin", "Berlin", "10###", "30", 8 },
  { "Leipzig", "Sachsen", "04###", "341", 6 },
  { "Dresden", "Sachsen", "01###", "351", 6 },
  { "Görlitz", "Sachsen", "0282#", "3581", 4 },
  { "Cottbus", "Brandenburg", "0304#", "355", 3 },
  { "Hamburg", "Hamburg", "20###", "40", 4 },
  { "München", "Bayern", "80###", "89", 4 },
  { "Köln", "Nordrhein-Westfalen", "50###", "221", 3 },
  { "Nürnberg", "Bayern", "90###", "911", 3 },
  { NULL },
};
static const SaDemoCity cities_cz[] = {
  { "Praha", NULL, "1## 00", "2", 8 },
  { "Brno", NULL, "6## 00", "54", 5 },
  { "Ostrava", NULL, "70# 00", "59", 5 },
  { "Olomouc", NULL, "77# 00", "58", 3 },
  { "Plzeň", NULL, "30# 00", "37", 2 },
  { "Hradec Králové", NULL, "50# 03", "49", 3 },
  { NULL },
};
static const SaDemoCity cities_lt[] = {
  { "Vilnius", NULL, "LT-0####", "5", 6 },
  { "Kaunas", NULL, "LT-4####", "37", 5 },
  { "Klaipėda", NULL, "LT-9####", "46", 3 },
  { "Šiauliai", NULL, "LT-7####", "41", 2 },
  { NULL },
};
static const SaDemoCity cities_sk[] = {
  { "Bratislava", NULL, "81# 0#", "2", 5 },
  { "Košice", NULL, "04# 01", "55", 3 },
  { "Žilina", NULL, "010 0#", "41", 3 },
  { NULL },
};
static const SaDemoCity cities_gb[] = {
  { "London", NULL, "SE1 #??", "20", 6 },   { "Manchester", NULL, "M1 #??", "161", 3 },
  { "Leeds", NULL, "LS1 #??", "113", 2 },   { "Edinburgh", NULL, "EH1 #??", "131", 2 },
  { "Bristol", NULL, "BS1 #??", "117", 2 }, { NULL },
};
static const SaDemoCity cities_fr[] = {
  { "Paris", NULL, "7500#", "1", 5 },      { "Lyon", NULL, "6900#", "4", 3 },
  { "Lille", NULL, "59000", "3", 3 },      { "Bordeaux", NULL, "33000", "5", 2 },
  { "Strasbourg", NULL, "67000", "3", 3 }, { NULL },
};
static const SaDemoCity cities_at[] = {
  { "Wien", NULL, "1##0", "1", 5 },
  { "Graz", NULL, "80#0", "316", 2 },
  { "Linz", NULL, "40#0", "732", 2 },
  { NULL },
};
static const SaDemoCity cities_it[] = {
  { "Milano", "MI", "201##", "2", 3 },
  { "Verona", "VR", "371##", "45", 3 },
  { "Bologna", "BO", "401##", "51", 2 },
  { "Catania", "CT", "951##", "95", 3 },
  { NULL },
};
static const SaDemoCity cities_nl[] = {
  { "Rotterdam", NULL, "30## ??", "10", 4 },
  { "Amsterdam", NULL, "10## ??", "20", 2 },
  { "Eindhoven", NULL, "56## ??", "40", 2 },
  { NULL },
};
static const SaDemoCity cities_es[] = {
  { "Valencia", "Valencia", "460##", "96", 4 },
  { "Murcia", "Murcia", "300##", "968", 4 },
  { NULL },
};

LIST (streets_de) = { "Hauptstraße", "Bahnhofstraße", "Lindenallee",  "Gartenweg", "Schillerstraße",
                      "Marktplatz",  "Am Mühlbach",   "Goethestraße", NULL };
LIST (streets_cz) = { "Nádražní", "Husova",     "Palackého", "Lipová", "Na Příkopě",
                      "Zahradní", "Masarykova", "Školní",    NULL };
LIST (streets_lt) = { "Gedimino pr.", "Vytauto g.",  "Laisvės al.", "Liepų g.",
                      "Žalioji g.",   "Mokyklos g.", NULL };
LIST (streets_sk) = { "Hlavná", "Štúrova", "Lipová", "Záhradná", "Mlynská", "Školská", NULL };
LIST (streets_gb) = { "High Street",   "Station Road", "Mill Lane",    "Church Street",
                      "Victoria Road", "Green Lane",   "Orchard Road", NULL };
LIST (streets_fr) = { "rue de la Gare",
                      "rue des Lilas",
                      "avenue Victor Hugo",
                      "place du Marché",
                      "rue du Moulin",
                      "quai des Tilleuls",
                      NULL };
LIST (streets_it) = { "Via Roma",      "Via Garibaldi", "Corso Italia",
                      "Via dei Mille", "Via Verdi",     NULL };
LIST (streets_nl) = { "Dorpsstraat", "Kerkstraat", "Molenweg", "Havenkade", "Stationsplein", NULL };
LIST (streets_es) = { "Calle Mayor", "Calle del Sol", "Avenida de la Huerta", "Calle Nueva", NULL };

LIST (men_de) = { "Andreas",  "Bernd",  "Felix",  "Jürgen", "Klaus", "Lukas",
                  "Matthias", "Stefan", "Thomas", "Uwe",    NULL };
LIST (women_de) = { "Anja",   "Birgit", "Claudia", "Franziska", "Heike", "Julia",
                    "Katrin", "Sabine", "Ulrike",  "Zoë",       NULL };
LIST (families_de) = { "Müller", "Schmidt", "Schäfer",  "Fischer", "Weiß",    "Krüger", "Lehmann",
                       "Vogel",  "Böhme",   "Großmann", "Köhler",  "Richter", NULL };
LIST (men_cz) = { "Jiří", "Tomáš", "Petr", "Ondřej", "Lukáš", "Zdeněk", "Martin", "Václav", NULL };
LIST (women_cz) = { "Jana",  "Lucie",  "Tereza",  "Kateřina", "Věra",
                    "Lenka", "Zuzana", "Markéta", NULL };
LIST (families_cz) = { "Novák/Nováková",
                       "Svoboda/Svobodová",
                       "Dvořák/Dvořáková",
                       "Černý/Černá",
                       "Procházka/Procházková",
                       "Kučera/Kučerová",
                       "Veselý/Veselá",
                       "Horák/Horáková",
                       "Němec/Němcová",
                       "Kříž/Křížová",
                       NULL };
LIST (men_lt) = { "Tomas", "Mantas", "Darius", "Vytautas", "Žygimantas", "Andrius", NULL };
LIST (women_lt) = { "Rasa", "Ieva", "Jūratė", "Eglė", "Austėja", "Živilė", NULL };
LIST (families_lt) = { "Petrauskas/Petrauskienė",
                       "Jankauskas/Jankauskaitė",
                       "Butkus/Butkienė",
                       "Žukauskas/Žukauskienė",
                       "Paulauskas/Paulauskaitė",
                       "Stankevičius/Stankevičienė",
                       NULL };
LIST (men_sk) = { "Peter", "Marek", "Jozef", "Ľubomír", "Miroslav", "Andrej", NULL };
LIST (women_sk) = { "Zuzana", "Katarína", "Mária", "Ľubica", "Ivana", "Božena", NULL };
LIST (families_sk) = { "Horváth/Horváthová",
                       "Kováč/Kováčová",
                       "Varga/Vargová",
                       "Molnár/Molnárová",
                       "Polák/Poláková",
                       "Šimko/Šimková",
                       NULL };
LIST (men_gb) = { "James", "Oliver", "Harry", "George", "Alan", "Rhys", "Callum", NULL };
LIST (women_gb) = { "Emily", "Grace", "Charlotte", "Fiona", "Siân", "Margaret", "Ruth", NULL };
LIST (families_gb) = { "Smith",  "Taylor", "Brown", "O’Neill", "Hughes",
                       "Walker", "Fraser", "Patel", NULL };
LIST (men_fr) = { "François", "Jérôme", "Nicolas", "Rémi", "Luc", "Benoît", NULL };
LIST (women_fr) = { "Chloé", "Hélène", "Sophie", "Maëlle", "Claire", "Zoé", NULL };
LIST (families_fr) = {
  "Lefèvre", "Moreau", "Dubois", "Garçon", "Fournier", "Noël", "Rousseau", NULL
};
LIST (men_it) = { "Luca", "Matteo", "Giuseppe", "Niccolò", "Andrea", NULL };
LIST (women_it) = { "Giulia", "Chiara", "Francesca", "Elena", "Lucia", NULL };
LIST (families_it) = { "Rossi", "Bianchi", "Esposito", "Ricci", "D’Angelo", "Conti", NULL };
LIST (men_nl) = { "Jan", "Pieter", "Daan", "Ruben", "Joost", NULL };
LIST (women_nl) = { "Sanne", "Anouk", "Femke", "Marijke", "Noor", NULL };
LIST (families_nl) = { "de Vries", "van den Berg", "Bakker", "Visser", "Meijer", "IJzerman", NULL };
LIST (men_es) = { "José", "Javier", "Ángel", "Íñigo", "Manuel", NULL };
LIST (women_es) = { "María", "Lucía", "Begoña", "Carmen", "Inés", NULL };
LIST (families_es) = { "García", "Martínez", "Núñez", "Peña", "Sánchez", "Ibáñez", NULL };

LIST (words_de) = { "Lindenhof",  "Sonnenschein",  "Zum Anker",    "Goldener Hirsch",
                    "Alte Mühle", "Am Markt",      "Rosengarten",  "Seeblick",
                    "Kastanie",   "Blauer Reiher", "Eichhörnchen", "Apfelbaum",
                    "Zur Brücke", "Morgenröte",    "Spätzchen",    "Waldfrieden",
                    NULL };
LIST (words_cz) = { "U Lípy",   "Na Rohu", "Slunečnice", "Pod Kaštany",  "U Zlatého lva",
                    "Jitřenka", "Vltavín", "Borovice",   "Modrá hvězda", "U Studánky",
                    "Čáp",      "Veverka", NULL };
LIST (words_lt) = { "Gintaras", "Ąžuolas", "Saulutė", "Aušra",    "Rūta",
                    "Žuvėdra",  "Liepa",   "Gervė",   "Šaltinis", NULL };
LIST (words_sk) = { "Lipa",       "Slnečnica",  "Zlatý jeleň", "Studnička",
                    "Pod Hradom", "Čučoriedka", "Jaskyňa",     NULL };
LIST (words_gb) = { "Willow",  "Maple",  "Kingfisher", "Harbour",  "Old Mill", "Primrose", "Heron",
                    "Lantern", "Clover", "Thistle",    "Hedgehog", "Bramble",  NULL };
LIST (words_fr) = { "Le Tilleul",    "La Mésange",     "L’Hirondelle", "Les Glycines", "Le Phare",
                    "La Marguerite", "Le Châtaignier", "L’Étoile",     "La Forêt",     NULL };
LIST (words_it) = { "Il Girasole",  "La Rondine",    "Belvedere", "Stella Marina",
                    "Il Melograno", "Quattro Venti", "Libertà",   NULL };
LIST (words_nl) = { "Zonnebloem", "IJsvogel", "Molenwiek", "Havenzicht", "Kievit", "Linde", NULL };
LIST (words_es) = { "Azahar", "El Naranjo", "Levante", "Almendro", "La Cigüeña", "Limonar", NULL };

static const SaDemoCompany companies_de[] = {
  { "Getränkemarkt %s", "Sklep spożywczy", "client", 5, 2 },
  { "Hotel %s", "Hotel", "client", 5, 3 },
  { "Gasthaus %s", "Gastronomia", "client", 5, 1 },
  { "Café %s", "Gastronomia", "client", 4, 1 },
  { "%s Getränke GmbH", "Hurt", "client", 4, 3 },
  { "Glaswerk %s GmbH", "Butelki szklane", "supplier", 3, 3 },
  { "%s Fruchtsaft GmbH & Co. KG", "Koncentraty owocowe", "supplier", 3, 3 },
  { "%s Aromen AG", "Aromaty", "supplier", 2, 2 },
  { "Spedition %s GmbH", "Transport", "carrier", 3, 2 },
  { "Handelsagentur %s", "Pośrednictwo", "broker", 2, 1 },
  { NULL },
};
static const SaDemoCompany companies_cz[] = {
  { "Potraviny %s", "Sklep spożywczy", "client", 5, 1 },
  { "Hotel %s", "Hotel", "client", 4, 2 },
  { "Hospoda %s", "Gastronomia", "client", 5, 1 },
  { "Kavárna %s", "Gastronomia", "client", 4, 1 },
  { "%s nápoje s.r.o.", "Hurt", "client", 3, 3 },
  { "Sklárny %s a.s.", "Butelki szklane", "supplier", 3, 3 },
  { "%s Transport s.r.o.", "Transport", "carrier", 2, 2 },
  { NULL },
};
static const SaDemoCompany companies_lt[] = {
  { "Parduotuvė „%s“", "Sklep spożywczy", "client", 5, 1 },
  { "Viešbutis „%s“", "Hotel", "client", 4, 2 },
  { "Kavinė „%s“", "Gastronomia", "client", 5, 1 },
  { "UAB „%s gėrimai“", "Hurt", "client", 3, 3 },
  { "UAB „%s logistika“", "Transport", "carrier", 2, 2 },
  { NULL },
};
static const SaDemoCompany companies_sk[] = {
  { "Potraviny %s", "Sklep spożywczy", "client", 4, 1 },
  { "Penzión %s", "Hotel", "client", 3, 1 },
  { "%s nápoje s.r.o.", "Hurt", "client", 2, 3 },
  { NULL },
};
static const SaDemoCompany companies_gb[] = {
  { "%s Stores", "Sklep spożywczy", "client", 4, 1 },
  { "The %s Arms", "Gastronomia", "client", 4, 1 },
  { "%s Hotel", "Hotel", "client", 2, 2 },
  { "%s Polish Deli Ltd", "Sklep spożywczy", "client", 4, 2 },
  { "%s Drinks Wholesale Ltd", "Hurt", "client", 2, 3 },
  { "%s Food Brokers LLP", "Pośrednictwo", "broker", 2, 2 },
  { NULL },
};
static const SaDemoCompany companies_fr[] = {
  { "Café %s", "Gastronomia", "client", 4, 1 },
  { "Hôtel %s", "Hotel", "client", 3, 2 },
  { "Épicerie %s", "Sklep spożywczy", "client", 3, 1 },
  { "%s Arômes SAS", "Aromaty", "supplier", 2, 2 },
  { NULL },
};
static const SaDemoCompany companies_it[] = {
  { "Bar %s", "Gastronomia", "client", 2, 1 },
  { "Agrumi %s S.r.l.", "Koncentraty cytrusowe", "supplier", 4, 3 },
  { "Trasporti %s S.r.l.", "Transport", "carrier", 2, 2 },
  { NULL },
};
static const SaDemoCompany companies_nl[] = {
  { "%s Dranken B.V.", "Hurt", "client", 2, 3 },
  { "%s Concentraten B.V.", "Koncentraty owocowe", "supplier", 4, 3 },
  { NULL },
};
static const SaDemoCompany companies_es[] = {
  { "Cítricos %s S.L.", "Koncentraty cytrusowe", "supplier", 4, 3 },
  { "Zumos %s S.L.", "Koncentraty cytrusowe", "supplier", 3, 2 },
  { NULL },
};

const char *const sa_demo_jobs_en[] = {
  "Owner",
  "Purchasing Manager",
  "Buyer",
  "Accountant",
  "Head Chef",
  "General Manager",
  "Sales Manager",
  "Bar Manager",
  "Export Manager",
  "Office Manager",
  NULL,
};

#define STREET_FIRST "%s %d"
#define HOUSE_FIRST "%d %s"

const SaDemoCountry sa_demo_countries[] = {
  { "PL", "pl", "PLN", "##########", "+48", "+48 64# ### ###", "biuro", 780, sa_demo_cities_pl,
    sa_demo_streets_pl, "ul. %s %d", sa_demo_men_pl, sa_demo_women_pl, sa_demo_families_pl,
    sa_demo_words_pl, sa_demo_companies_pl, sa_demo_jobs_pl },
  { "DE", "de", "EUR", "DE#########", "+49", "+49 159 0######", "info", 70, cities_de, streets_de,
    STREET_FIRST, men_de, women_de, families_de, words_de, companies_de, sa_demo_jobs_en },
  { "CZ", "cs", "CZK", "CZ########", "+420", "+420 60# ### ###", "info", 45, cities_cz, streets_cz,
    STREET_FIRST, men_cz, women_cz, families_cz, words_cz, companies_cz, sa_demo_jobs_en },
  { "LT", "lt", "EUR", "LT#######1#", "+370", "+370 60# #####", "info", 30, cities_lt, streets_lt,
    STREET_FIRST, men_lt, women_lt, families_lt, words_lt, companies_lt, sa_demo_jobs_en },
  { "SK", "sk", "EUR", "SK##########", "+421", "+421 90# ### ###", "info", 18, cities_sk,
    streets_sk, STREET_FIRST, men_sk, women_sk, families_sk, words_sk, companies_sk,
    sa_demo_jobs_en },
  { "GB", "en", "GBP", "GB#########", "+44", "+44 7700 900###", "hello", 22, cities_gb, streets_gb,
    HOUSE_FIRST, men_gb, women_gb, families_gb, words_gb, companies_gb, sa_demo_jobs_en },
  { "FR", "fr", "EUR", "FR###########", "+33", "+33 6 00 ## ## ##", "contact", 15, cities_fr,
    streets_fr, HOUSE_FIRST, men_fr, women_fr, families_fr, words_fr, companies_fr,
    sa_demo_jobs_en },
  { "AT", "de", "EUR", "ATU########", "+43", "+43 660 0######", "info", 8, cities_at, streets_de,
    STREET_FIRST, men_de, women_de, families_de, words_de, companies_de, sa_demo_jobs_en },
  { "IT", "it", "EUR", "IT###########", "+39", "+39 300 0######", "info", 10, cities_it, streets_it,
    STREET_FIRST, men_it, women_it, families_it, words_it, companies_it, sa_demo_jobs_en },
  { "NL", "nl", "EUR", "NL#########B0#", "+31", "+31 6 0#######", "info", 8, cities_nl, streets_nl,
    STREET_FIRST, men_nl, women_nl, families_nl, words_nl, companies_nl, sa_demo_jobs_en },
  { "ES", "es", "EUR", "ESB########", "+34", "+34 600 0#####", "info", 8, cities_es, streets_es,
    "%s, %d", men_es, women_es, families_es, words_es, companies_es, sa_demo_jobs_en },
};
const guint sa_demo_n_countries = G_N_ELEMENTS (sa_demo_countries);
