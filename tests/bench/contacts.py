# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up contacts, always the same: eight columns, Polish and foreign names, an e-mail address that occurs
once, phone numbers of nine random digits."""
import random

HEADER = 'First name,Last name,E-mail,Phone,Job,City,Postcode,Country'
FIRST = ('Anna Piotr Katarzyna Jan Małgorzata Andrzej Agnieszka Tomasz Krystyna Paweł Barbara Michał Ewa Marcin '
         'Elżbieta Jakub Zofia Łukasz Teresa Grzegorz Magdalena Wojciech Joanna Mateusz Janina Mariusz Monika '
         'Dariusz Danuta Zbigniew Hans Greta Pierre Marie John Mary José Lucía Jürgen Björn').split()
SYLLABLES = ('ko wa ski le wan do no wy szcze pa nie cki za gór ma li now mu row ka czy ja zie liń pio tr wój '
             'cik bą dąb kra wiec gra bo').split()
CITIES = ('Łódź Warszawa Kraków Wrocław Poznań Gdańsk Szczecin Bydgoszcz Lublin Katowice Białystok Gdynia '
          'Częstochowa Radom Sosnowiec Toruń Kielce Gliwice Zabrze Bytom Berlin Praha Wien Brno München Paris '
          'London Vilnius').split()
JOBS = ('Buyer', 'Owner', 'Sales Manager', 'Warehouse Manager', 'Director', 'Accountant', 'Bar Manager',
        'Logistics Coordinator')
PLAIN = str.maketrans('ąćęłńóśźżéíüö', 'acelnoszzeiuo')


def write(path, rows):
    """Writes a CSV of so many contacts."""
    chance = random.Random(7)
    families = [''.join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize() for _ in range(20000)]
    with open(path, 'w', encoding='utf-8') as file:
        file.write(HEADER + '\n')
        for number in range(rows):
            first, last = chance.choice(FIRST), chance.choice(families)
            mail = f'{first}.{last}'.lower().translate(PLAIN) + f'{number}@firma{number % 5000}.example.com'
            file.write(f'{first},{last},{mail},+48 {chance.randint(100000000, 999999999)},{chance.choice(JOBS)},'
                       f'{chance.choice(CITIES)},{chance.randint(10, 99)}-{chance.randint(100, 999)},PL\n')
