//! The other half of the bureaus' fields, and those of institutions that a city has several of. Words only.

use super::fields::{Field, Task, fields};

/// More fields of bureaus.
pub(super) static MORE_BUREAUS: &[Field] = fields! {
    "应急管理" "应急管理局" "emergency"
    for ["受灾群众" "受检企业" "社区应急队员" "演练参与群众" "森林防火护林员" "安置点群众"]
    better ["应急处置能力" "防灾减灾能力" "企业安全生产水平" "群众避险意识"]
    {
        "应急物资储备" "emergency-stores" "储备应急物资数量" "件" 7600
        "森林防火巡护" "forest-fire-patrol" "巡护森林面积" "公顷" 3200
        "安全生产检查" "safety-inspection" "检查企业数量" "家次" 1900
        "避难场所建设" "shelters" "建成避难场所数量" "个" 11
        "应急广播维护" "emergency-broadcast" "维护广播终端数量" "个" 540
        "救援队伍训练" "rescue-training" "训练救援队员人数" "人次" 620
        "灾害信息员培训" "hazard-reporter-training" "培训灾害信息员人数" "人次" 380
        "地质灾害监测" "landslide-monitoring" "监测地质隐患点数量" "处" 46
        "消防设施配置" "fire-equipment" "配置消防设施数量" "套" 280
        "受灾群众救助" "disaster-relief" "救助受灾群众人数" "人次" 1200
        "应急指挥平台运行" "command-platform" "接入视频监控点位数量" "个" 860
        "危化企业监管" "chemical-plant-control" "检查危化企业次数" "家次" 160
    }
    "住房建设" "住房和城乡建设局" "housing"
    for ["改造小区居民" "公租房住户" "建筑工人" "物业服务企业" "农房改造农户" "购房群众"]
    better ["居住条件" "建筑质量" "物业服务水平" "住房保障能力"]
    {
        "老旧小区改造" "old-estate-renewal" "改造老旧小区户数" "户" 1800
        "公租房维护" "public-rental-care" "维护公租房套数" "套" 920
        "危旧房屋排查" "unsafe-house-check" "排查房屋栋数" "栋" 2600
        "既有住宅加装电梯" "added-lifts" "加装电梯数量" "台" 32
        "农村危房改造" "rural-house-repair" "改造农村危房户数" "户" 140
        "建筑节能改造" "building-efficiency" "节能改造建筑面积" "平方米" 46000
        "住房租赁补贴" "rent-subsidy" "发放租赁补贴户数" "户" 640
        "历史建筑保护" "historic-buildings" "保护历史建筑数量" "处" 10
        "工程质量检测" "construction-testing" "抽检工程数量" "个" 120
        "燃气管道更新" "gas-pipe-renewal" "更新燃气管道长度" "公里" 34
        "物业矛盾调处" "property-mediation" "调处物业矛盾件数" "件" 480
        "城市体检评估" "city-checkup" "完成评估指标数量" "项" 65
    }
    "人力社保" "人力资源和社会保障局" "labour"
    for ["求职人员" "用人单位" "参训学员" "参保人员" "高校毕业生" "退休人员"]
    better ["就业服务能力" "技能人才供给水平" "社会保险服务便利程度" "劳动关系和谐程度"]
    {
        "就业创业补贴" "job-subsidy" "发放就业补贴人数" "人次" 2600
        "职业技能培训" "skill-training" "培训学员人数" "人次" 3400
        "招聘会组织" "job-fairs" "举办招聘会场数" "场" 72
        "社保档案数字化" "insurance-archives" "数字化档案数量" "卷" 28000
        "劳动争议调解" "labour-mediation" "调解劳动争议件数" "件" 860
        "高校毕业生见习" "graduate-internship" "组织见习人数" "人次" 420
        "公益性岗位开发" "public-posts" "开发公益性岗位数量" "个" 560
        "创业园区扶持" "startup-parks" "扶持创业企业数量" "家" 65
        "技能竞赛组织" "skill-contests" "参赛选手人数" "人次" 520
        "工伤预防宣传" "injury-prevention" "开展工伤预防培训场数" "场" 36
        "退休人员社会化服务" "retiree-service" "服务退休人员人数" "人次" 15000
        "农民工工资监测" "wage-monitoring" "监测在建项目数量" "个" 210
    }
    "自然资源" "自然资源局" "natural-resources"
    for ["不动产登记群众" "用地企业" "测绘成果用户" "林场职工" "规划公示参与群众" "矿区居民"]
    better ["不动产登记便利程度" "国土空间治理能力" "森林资源质量" "地理信息服务能力"]
    {
        "不动产登记" "property-registration" "办理不动产登记件数" "件" 36000
        "基础测绘更新" "survey-update" "更新测绘面积" "平方公里" 180
        "造林绿化" "afforestation" "完成造林面积" "亩" 3800
        "矿山生态治理" "mine-restoration" "治理矿山面积" "公顷" 42
        "国土变更调查" "land-survey" "核查图斑数量" "个" 5200
        "规划编制" "planning" "编制规划数量" "个" 9
        "卫片执法核查" "satellite-check" "核查卫片图斑数量" "个" 680
        "林业有害生物防治" "forest-pest-control" "防治森林面积" "亩" 16000
        "耕地保护巡查" "farmland-patrol" "巡查耕地面积" "亩" 92000
        "地下管线普查" "pipeline-survey" "普查管线长度" "公里" 240
        "古树名木保护" "old-tree-care" "保护古树名木数量" "株" 320
        "湿地保护" "wetland-protection" "保护湿地面积" "公顷" 260
    }
    "市场监管" "市场监督管理局" "market-supervision"
    for ["消费者" "经营主体" "食品企业" "电梯使用单位" "投诉举报群众" "检验委托单位"]
    better ["食品安全水平" "特种设备安全水平" "营商环境" "消费维权能力"]
    {
        "食品安全抽检" "food-testing" "抽检食品批次" "批次" 4600
        "药品质量抽检" "drug-testing" "抽检药品批次" "批次" 720
        "特种设备检查" "special-equipment" "检查特种设备数量" "台次" 2600
        "计量器具检定" "metrology" "检定计量器具数量" "台" 8400
        "消费投诉处理" "consumer-complaints" "处理消费投诉件数" "件" 9600
        "商标品牌培育" "brand-support" "培育商标品牌数量" "个" 38
        "电梯应急救援" "lift-rescue" "电梯救援出动次数" "次" 460
        "明厨亮灶建设" "open-kitchens" "建成明厨亮灶数量" "家" 320
        "产品质量监督" "product-supervision" "监督抽查产品批次" "批次" 680
        "企业信用监管" "credit-supervision" "抽查企业数量" "家次" 1600
        "标准化试点" "standards-pilot" "开展标准化试点数量" "个" 12
        "价格监督检查" "price-check" "检查经营者数量" "家次" 840
    }
    "商务" "商务局" "commerce"
    for ["外贸企业" "参展企业" "社区商业网点顾客" "电商从业人员" "商贸企业" "消费券使用市民"]
    better ["消费市场活力" "外贸发展水平" "商贸流通效率" "便民商业覆盖水平"]
    {
        "促消费活动" "consumption-events" "举办促消费活动场数" "场" 26
        "外贸企业扶持" "export-support" "扶持外贸企业数量" "家" 74
        "农贸市场改造" "market-renewal" "改造农贸市场数量" "个" 9
        "电子商务培训" "e-commerce-training" "培训电商人员人数" "人次" 720
        "便民生活圈建设" "convenience-circles" "建成便民生活圈数量" "个" 12
        "展会服务" "trade-fairs" "组织企业参展家数" "家次" 130
        "冷链物流补助" "cold-chain-subsidy" "补助冷链企业数量" "家" 16
        "老字号扶持" "old-brands" "扶持老字号数量" "个" 20
        "家政服务提升" "housekeeping-service" "培训家政人员人数" "人次" 640
        "重要商品储备" "goods-reserve" "储备重要商品数量" "吨" 3200
        "商业网点规划" "shop-planning" "调查商业网点数量" "个" 2200
        "再生资源回收站建设" "recycling-stations" "建成回收站点数量" "个" 36
    }
    "科技" "科学技术局" "science"
    for ["科技企业" "科研人员" "孵化器入驻企业" "科普活动参与群众" "技术合同登记单位" "青少年"]
    better ["创新能力" "成果转化水平" "科学素质" "研发投入积极性"]
    {
        "科技计划项目资助" "research-grants" "资助科研项目数量" "项" 58
        "高新企业培育" "hi-tech-firms" "培育高新企业数量" "家" 46
        "科技成果转化" "result-transfer" "登记技术合同数量" "份" 280
        "孵化器运营补助" "incubator-subsidy" "补助孵化器数量" "个" 11
        "科普基地建设" "science-bases" "建成科普基地数量" "个" 8
        "科技特派员服务" "science-advisers" "派出科技特派员人次" "人次" 360
        "创新券兑付" "innovation-vouchers" "兑付创新券笔数" "笔" 190
        "大型仪器共享" "shared-instruments" "共享大型仪器数量" "台" 120
        "青少年科技竞赛" "youth-science" "参加科技竞赛人数" "人次" 1600
        "实验室建设" "laboratories" "建设实验室数量" "个" 6
        "科技情报服务" "science-information" "提供情报报告份数" "份" 84
        "知识产权运营" "patent-operation" "运营专利数量" "件" 420
    }
    "退役军人事务" "退役军人事务局" "veterans"
    for ["退役军人" "优抚对象" "军属" "烈士亲属" "军休干部" "祭扫群众"]
    better ["优抚保障水平" "退役安置质量" "褒扬纪念氛围" "双拥工作水平"]
    {
        "优抚对象补助" "veteran-allowance" "发放优抚补助人数" "人次" 5400
        "退役士兵培训" "veteran-training" "培训退役士兵人数" "人次" 340
        "烈士纪念设施修缮" "memorial-repair" "修缮纪念设施数量" "处" 7
        "军休干部服务" "retired-officer-service" "服务军休干部人数" "人次" 480
        "双拥活动" "army-people-events" "开展双拥活动场数" "场" 24
        "退役军人就业帮扶" "veteran-jobs" "帮扶就业人数" "人次" 260
        "优抚医疗补助" "veteran-medical" "补助医疗人数" "人次" 920
        "光荣院运行" "honour-home" "供养优抚老人人数" "人" 56
        "服务站建设" "veteran-stations" "建成退役军人服务站数量" "个" 18
        "立功送喜" "merit-visits" "走访立功家庭户数" "户" 160
        "困难退役军人帮扶" "veteran-hardship" "帮扶困难退役军人人数" "人次" 310
        "褒扬宣传" "honour-publicity" "制作宣传作品数量" "部" 14
    }
    "体育" "体育局" "sports"
    for ["健身群众" "参赛运动员" "体育场馆使用者" "社会体育指导员" "青训学员" "赛事观众"]
    better ["全民健身服务水平" "竞技体育水平" "场馆开放水平" "青少年体育参与程度"]
    {
        "健身路径更新" "fitness-trails" "更新健身器材数量" "件" 760
        "体育场馆开放补助" "stadium-opening" "场馆开放服务人次" "人次" 86000
        "群众赛事举办" "public-contests" "举办群众赛事场数" "场" 42
        "青少年运动员训练" "youth-athletes" "训练青少年运动员人数" "人" 380
        "社会体育指导员培训" "instructor-training" "培训指导员人数" "人次" 460
        "体育公园建设" "sports-parks" "建成体育公园数量" "个" 4
        "国民体质测定" "fitness-tests" "测定体质人数" "人次" 5600
        "健身步道维护" "footpaths" "维护健身步道长度" "公里" 74
        "体育后备基地扶持" "talent-bases" "扶持后备基地数量" "个" 13
        "游泳场所监管" "pool-supervision" "检查游泳场所次数" "家次" 220
        "冰雪运动推广" "winter-sports" "参与冰雪活动人次" "人次" 2400
        "运动队保障" "team-support" "保障运动队数量" "个" 16
    }
    "医疗保障" "医疗保障局" "medical-insurance"
    for ["参保群众" "定点医疗机构" "定点零售药店" "大病患者" "异地就医人员" "经办窗口群众"]
    better ["医疗保障水平" "异地就医便利程度" "基金使用效率" "药品可及程度"]
    {
        "居民医保补助" "residents-insurance" "参保补助人数" "人次" 240000
        "医疗救助" "medical-aid" "医疗救助人数" "人次" 7800
        "医保基金监管" "fund-supervision" "检查定点机构数量" "家次" 640
        "异地就医结算" "remote-settlement" "异地结算笔数" "笔" 26000
        "医保信息系统运维" "insurance-system" "运维业务子系统数量" "个" 15
        "长期护理保障试点" "long-term-care" "享受护理保障人数" "人次" 1300
        "药品集中采购服务" "drug-purchasing" "落地集采药品种数" "种" 320
        "医保政策宣传" "insurance-publicity" "开展医保宣讲场数" "场" 88
        "经办能力建设" "agency-capacity" "培训经办人员人数" "人次" 540
        "生育保障服务" "maternity-cover" "享受生育保障人数" "人次" 2900
        "门诊慢特病管理" "outpatient-chronic" "认定慢特病人数" "人次" 6200
        "医保服务站建设" "insurance-stations" "建成医保服务站数量" "个" 44
    }
};

/// Institutions, of which a city has a first, a second, and so on.
pub(super) static INSTITUTIONS: &[Field] = fields! {
    "医院" "医院" "hospital"
    for ["门诊患者" "住院患者" "患者家属" "临床医务人员" "转诊机构" "体检人员"]
    better ["诊疗水平" "护理质量" "患者就医体验" "学科建设水平"]
    {
        "诊疗设备更新" "medical-equipment" "更新诊疗设备数量" "台" 24
        "病房改造" "ward-renewal" "改造病房床位数量" "张" 90
        "重点专科建设" "key-departments" "建设重点专科数量" "个" 4
        "住院医师规范化培训" "resident-training" "规范化培训医师人数" "人" 65
        "医院信息系统维护" "hospital-system" "维护医院信息系统数量" "个" 18
        "药事服务" "pharmacy-service" "审核处方数量" "份" 180000
        "急诊能力提升" "emergency-room" "急诊接诊人次" "人次" 26000
        "医疗废物处置" "medical-waste" "处置医疗废物数量" "吨" 64
        "后勤物业服务" "hospital-logistics" "物业服务面积" "平方米" 52000
        "远程会诊" "remote-consultation" "开展远程会诊例数" "例" 860
        "护理人才培养" "nurse-training" "培养护理骨干人数" "人" 46
        "义诊下乡" "free-clinics" "开展义诊场数" "场" 38
    }
    "学校" "中学" "school"
    for ["在校学生" "在校学生家长" "在职教师" "住校学生" "毕业学生" "食堂就餐师生"]
    better ["教学条件" "师资水平" "学生综合素质" "校园环境"]
    {
        "教学楼维修" "classroom-repair" "维修教室数量" "间" 42
        "实验室设备购置" "lab-equipment" "购置实验设备数量" "套" 150
        "宿舍修缮" "dormitory-repair" "修缮宿舍数量" "间" 78
        "校园安防" "campus-security" "布设安防点位数量" "个" 96
        "教师继续教育" "staff-education" "参加继续教育教师人数" "人次" 160
        "图书馆建设" "school-library" "新增馆藏图书册数" "册" 5200
        "社团活动" "student-clubs" "开展社团活动次数" "次" 140
        "校服及教材补助" "textbook-aid" "补助教材学生数" "人次" 720
        "运动场地维护" "sports-ground" "维护运动场地面积" "平方米" 9600
        "信息化教学" "digital-teaching" "更新教学终端数量" "台" 210
        "心理健康辅导" "counselling" "心理辅导学生人次" "人次" 640
        "校园绿化养护" "campus-greening" "养护校园绿地面积" "平方米" 14000
    }
    "文化馆" "文化馆" "culture-house"
    for ["到馆群众" "培训班学员" "文艺志愿者" "展览观众" "民间艺术团队" "少儿读者"]
    better ["公益文化供给水平" "艺术普及程度" "文艺队伍活力" "馆舍服务能力"]
    {
        "公益培训班" "free-classes" "举办公益培训班期数" "期" 64
        "展览陈列" "exhibitions" "举办展览场数" "场" 18
        "馆舍维护" "house-repair" "维护馆舍面积" "平方米" 6800
        "文艺下基层" "village-shows" "文艺下基层场次" "场次" 56
        "数字文化资源建设" "digital-culture" "新增数字资源条数" "条" 2600
        "乐器设备购置" "instruments" "购置乐器数量" "件" 85
        "民间艺术采集" "folk-art" "采集民间艺术作品数量" "件" 130
        "少儿文艺活动" "children-art" "少儿文艺活动人次" "人次" 3200
        "文化志愿服务" "culture-volunteers" "志愿服务人次" "人次" 1900
        "合唱节举办" "choir-festival" "参加合唱团队数量" "个" 22
        "馆内设备运行" "house-operation" "运行文化设备数量" "台" 140
        "流动文化车服务" "mobile-culture" "流动文化车出车次数" "次" 110
    }
    "福利院" "社会福利院" "welfare-home"
    for ["入住老人" "入住老人家属" "护理人员" "康复人员" "助养儿童" "志愿服务人员"]
    better ["照护水平" "康复服务能力" "生活保障水平" "心理关爱水平"]
    {
        "护理用品购置" "care-supplies" "购置护理用品数量" "套" 860
        "居室适老化改造" "room-adaptation" "改造居室数量" "间" 48
        "康复器材配备" "rehabilitation-kit" "配备康复器材数量" "件" 72
        "营养膳食保障" "meals" "保障膳食人数" "人" 320
        "护理员培训" "carer-training" "培训护理员人数" "人次" 140
        "消防设备更新" "fire-renewal" "更新消防设备数量" "套" 96
        "医养结合服务" "medical-care" "提供医养服务人次" "人次" 5200
        "心理慰藉" "comfort-visits" "心理慰藉服务人次" "人次" 1400
        "院舍维修" "home-repair" "维修院舍面积" "平方米" 4200
        "助养儿童教育" "child-education" "助养儿童受教育人数" "人" 44
        "节日慰问" "festival-visits" "慰问人数" "人次" 620
        "洗涤被服服务" "laundry" "洗涤被服件数" "件" 38000
    }
};
